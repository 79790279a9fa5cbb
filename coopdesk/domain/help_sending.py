"""Help for sending and receiving at the co-operative, and for a stick or a computer that is lost."""

from typing import Final

from coopdesk.domain.help_parts import HelpPage, HelpPart
from coopdesk.errors import N_

SENDING: Final = HelpPage("sending", N_("Send and receive"), (
    HelpPart(N_("What it is for"), (
        N_("Here the files of final months are written to a stick for the federation, and its receipts and "
           "updates are taken in. No network is needed. The list shows how each month stands and since when."),
    )),
    HelpPart(N_("Sending"), (
        N_("Put the stick in. F2 in the box “Write to” lists sticks and drives; then Enter. Every final month "
           "that has no file yet is written, and the month in hand again. A month has one file, for instance "
           "BJ-001_1954-04_r1_3fa29c1e.coop: co-operative, month, r1 the original or r2 the 1st correction, and "
           "the beginning of its number; .age at the end says that it is encrypted."),
        N_("“Safe to remove” means: each file is whole on the stick, it was read back and compared, character by "
           "character. Let the system eject the stick, then pull it out."),
        N_("Writing April again gives the same file. Where it is encrypted its outside differs each time; what "
           "is inside is the same, and the federation knows it by that. So write it as often as you like, on as "
           "many sticks as you like: it is never counted twice."),
        N_("Nothing is deleted, before a receipt or after it: the file of every month stays in the data file "
           "here, and the program takes nothing off the stick. Files of earlier months on the stick do no harm."),
    )),
    HelpPart(N_("Receiving"), steps=(
        N_("Put in the stick with the federation's files, choose it under “Receive from” and press Enter. Your "
           "own files on it are passed over."),
        N_("The first time the seal of the federation is shown: compare all 30 digits of the check number with "
           "its paper or by telephone, and trust it only if all agree. Until then the files wait; none is lost."),
        N_("A receipt tells which months changed. It is cumulative: the highest number says all, a lost one is "
           "no loss, an older one changes nothing. Ctrl+P shows it on paper, with a place to sign."),
        N_("An update is shown first, old and new, and changes nothing until you press “Take it over”. Months "
           "that are final keep their prices. Without it the federation's keys, prices and due days stay as they "
           "were."),
    )),
    HelpPart(N_("What can go wrong"), (
        N_("The folder has another file of that name with other contents. It was not overwritten; take another "
           "folder or an empty stick."),
        N_("“Meant for the other office” or “another co-operative”: the wrong file lies on the stick. Nothing "
           "was taken in; give it to the one it is for."),
        N_("The stick is full or damaged: the program says that the file cannot be written. Nothing is called "
           "written before it was read back. Take another stick and write again."),
        N_("No receipt comes: ring the federation, then write the month again."),
    )),
    HelpPart(N_("Registering this computer"), (
        N_("Once, before the first file counts: print the registration sheet (Ctrl+Shift+P), have it signed, and "
           "write the registration file (Ctrl+Shift+W). The paper must not travel together with the file."),
    )),
))  # fmt: skip

LOST: Final = HelpPage("lost", N_("A stick or a computer is lost"), (
    HelpPart(N_("A stick with return files"), (
        N_("If the files end in .coop.age: whoever finds it can read nothing but the names of the files, that is "
           "the code of the co-operative, the month, and whether it is a correction."),
        N_("If they end in .coop: the finder can read the figures: output, labour and wages by team, the "
           "movement of members as counts, prices, and the reasons and remarks as you typed them, with code and "
           "month. No member is in it by name or number, as long as no name was typed into a reason or a remark."),
        N_("The figures cannot be bent: whoever changes a single character breaks the seal, and the federation "
           "refuses the file."),
    )),
    HelpPart(N_("What to do about the stick"), steps=(
        N_("Write the month again on another stick; it is the same file. Send that."),
        N_("Tell the federation that a stick was lost, which months were on it, and whether they were encrypted."),
        N_("If the lost stick turns up at the federation later, it says “already received, not counted again”."),
    )),
    HelpPart(N_("A stick with the data file or a backup"), (
        N_("That is another matter: the data file (.coopdesk) and its backups are not encrypted. Whoever finds "
           "one reads everything, names and birth years of the members and their shares too. Keep such a stick "
           "under lock, and report its loss to the chair. If a folder named keys lay beside the data file on it, "
           "the seal is gone with it: act as for a lost computer."),
    )),
    HelpPart(N_("The computer, or the folder with the keys"), (
        N_("Then someone else could seal files in your name. It does not harm what was sent before, if you act:"),
    ), steps=(
        N_("Ring the federation at once. It revokes the seal of that computer, through the last file that is "
           "certainly yours; later files of that seal no longer count, whenever they come."),
        N_("Restore the newest backup on another computer. That computer makes a seal of its own."),
        N_("Print its registration sheet, have it signed and give it to the federation on paper; write the "
           "registration file too. Files you send meanwhile wait there and count once the sheet was compared."),
        N_("Final months whose files counted need not be sent again; the receipts say which those are."),
    )),
))  # fmt: skip
