"""What stands around every screen: rail, header, foot, help and the window that holds them."""
