"""What the co-operative keeps about itself: particulars, teams, the catalogue of products."""
