"""Help for what both offices share: seals, encryption, copied data files, backups."""

from typing import Final

from coopdesk.domain.help_parts import HelpPage, HelpPart
from coopdesk.errors import N_

SEAL: Final = HelpPage("seal", N_("Seal and check number"), (
    HelpPart(N_("What a seal is"), (
        N_("Each computer makes a seal of its own when it is first needed. With it every file is sealed: anyone "
           "can see which computer wrote it and that not a character was changed since. The secret part lies in "
           "the user's own folder on that computer, not in the data file (only where a folder named keys lies "
           "beside the data file, as in the example, it lies there); it is never sent."),
    )),
    HelpPart(N_("Comparing the check number"), (
        N_("The check number is short for the seal: 30 digits in six groups of five. It is on the registration "
           "sheet and on the screen of the office that received the file."),
    ), steps=(
        N_("Take the signed sheet, or ring a number that you already know; not one that came with the file."),
        N_("One reads the six groups aloud, the other follows on the screen. All 30 digits have to agree."),
        N_("If all agree, trust the seal. If one digit differs, do not trust it: the file waits and nothing is "
           "lost. Have the sheet printed again; if it still differs, the file is of another computer."),
    )),
    HelpPart(N_("Both ways"), (
        N_("The federation compares the seal of every co-operative and trusts it for that co-operative only. The "
           "co-operative compares the federation's seal once, before its receipts and updates take effect."),
    )),
    HelpPart(N_("A new computer or a new seal"), (
        N_("A seal that is trusted can name its successor: a registration file that is sealed by the old seal "
           "and speaks of the new one. The federation takes it in and trusts the new seal without another sheet."),
        N_("At a co-operative, under Send and receive: Ctrl+Shift+N makes the new seal and writes that file into "
           "the folder. It may come before the files of the new seal or after them."),
        N_("At the federation, under Co-operatives, page Own seal: the updates that are written next carry it to "
           "every co-operative. Each trusts the new seal when it takes its update over; nothing is compared."),
        N_("Where the old seal is lost, a new registration sheet is compared as at first. What the old seal "
           "wrote stays valid, through the last valid file where it was revoked."),
    )),
    HelpPart(N_("Revoking a seal"), (
        N_("A lost or stolen computer: the federation opens the co-operative, “A computer was lost or stolen…”, "
           "and names the last valid file. Files up to that one count; all others of the seal do not, whenever "
           "they come. No date is asked for, since clocks can be wrong."),
        N_("An earlier seal of the federation is revoked on the page Own seal, and the updates tell it. From "
           "then on a desk refuses receipts and updates that the seal wrote after its last valid file."),
    )),
))  # fmt: skip

ENCRYPTION: Final = HelpPage("encryption", N_("Encryption"), (
    HelpPart(N_("What is encrypted, and for whom"), (
        N_("Return files are encrypted as soon as the federation has made its keys and the co-operative has "
           "taken over the update that brings them. Two keys open them: that of the federation's office, and the "
           "escrow key in the safe. Nobody else can, the co-operative that wrote the file included."),
        N_("Before that the files are plain: anyone can open them and read the figures, nobody can change them "
           "unnoticed. The screen Send and receive says which of the two holds."),
        N_("Only an encrypted file carries the list of members: number, sex, year of birth, days and reasons of "
           "joining and leaving; names only if the federation asks for them. A plain file carries counts only. "
           "Send and receive says of the month in hand what its file tells of the members. A file that was first "
           "written before the keys came stays without the list."),
        N_("Not encrypted are the names of the files, the registration file, and the federation's receipts and "
           "updates; no member is in them."),
        N_("The data file on the computer and its backups are not encrypted either. Protect them with the "
           "computer's own password, and lock the backups away."),
    )),
    HelpPart(N_("The federation's keys"), steps=(
        N_("Put a stick in that will go to the safe, open Inbox, page Encryption, and make the keys. The "
           "office's key stays on this computer; the escrow key is written to the stick and nowhere else."),
        N_("Lock the stick away. It opens every return file, now and later."),
        N_("Write the updates (Co-operatives, page Updates) and carry them to the co-operatives. Each encrypts "
           "from the day on which it takes the update over."),
        N_("Choose on the page Encryption whether the names of members are to come along. It goes out with the "
           "updates too; months that were written before stay as they are."),
    )),
    HelpPart(N_("Members in the files"), (
        N_("Names of members: tick “Ask for the names of members” on the page Encryption, if they are needed; "
           "the wish travels with the next update. Under Arrivals Ctrl+Shift+M lists the members that came with "
           "a month. A table exported from there is not encrypted: treat it like the register."),
    )),
    HelpPart(N_("What can go wrong"), (
        N_("“No key on this computer opens it”: take the file in on the computer of the office, or copy the "
           "escrow key's file into the folder that the message names, take the files in, and lock it away again."),
        N_("The office's computer is lost: make the keys anew on another one and send new updates. Files for the "
           "old keys still open with the old escrow key; so keep every escrow stick."),
        N_("The escrow stick is lost: make a new escrow key and send new updates. As long as the office's key is "
           "there, everything still opens. Whoever finds the stick can open return files that fall into his "
           "hands."),
        N_("Both are lost: what was encrypted for them opens no more. Make new keys and send updates; the "
           "co-operatives write their months again for the new keys, nothing has to be typed again."),
    )),
))  # fmt: skip

COPIES: Final = HelpPage("copies", N_("A data file that was copied"), (
    HelpPart(N_("Why it is asked"), (
        N_("A data file was copied, restored from a backup, or comes from another computer. If two copies are "
           "worked on, two different files of one number go out, and nobody can tell which is right. So the "
           "program keeps in mind, outside the data file, how far each file was used on this computer, and asks."),
    )),
    HelpPart(N_("What to answer"), terms=(
        (N_("Moved here for good"), N_("Work goes on here, with this file and no other copy of it. A file from "
                                       "another computer gets the seal of this one: the other office has to "
                                       "compare its check number once. What is missing in an older copy has to "
                                       "be entered again.")),
        (N_("Look only"), N_("Nothing can be changed and the file stays as it is. Take this when you only want "
                             "to read, or do not know: it can be answered otherwise next time.")),
    )),
    HelpPart(N_("What can go wrong"), (
        N_("Both copies went on: the federation sees different files of one number and says so in the inbox. "
           "Agree which copy is right, go on with that one only, and send a correction from it."),
        N_("The copy you opened is older than you thought: close it, take the newer one. Nothing was changed as "
           "long as you chose “Look only”."),
        N_("Numbers given before stay: no member number is given twice."),
    )),
))  # fmt: skip

BACKUP: Final = HelpPage("backup", N_("Backup and restore"), (
    HelpPart(N_("What is copied by itself"), (
        N_("Each day on which the desk is opened a checked copy is made in the folder “backups” beside the data "
           "file, and another one before every import of members. Kept are 12 days, one for each of 10 weeks and "
           "one for each of 9 months."),
        N_("That folder lies on the same computer. So copy the newest file of it to a stick every week and lock "
           "the stick away: it is not encrypted and carries the names of the members. The command coopdesk "
           "backup FILE --out FOLDER makes and checks such a copy in one step."),
        N_("Seals and the office's key are in no backup: they stay on the computer. After a loss another "
           "computer makes a new seal."),
    )),
    HelpPart(N_("Restoring"), steps=(
        N_("Keep the broken file; do not delete it. Look at it with coopdesk check FILE."),
        N_("Copy the newest backup out of the folder under another name, or use coopdesk restore BACKUP --to "
           "FILE, which checks it and never writes over a file that is there."),
        N_("Open that file (Ctrl+O). You are asked whether it moved here for good: answer yes if you go on with "
           "it."),
        N_("Enter again what was done since the backup. If a month of that time was sent already, tell the "
           "federation: it gets a second file of the month, sees both side by side and chooses."),
        N_("At the federation: take the sticks of the last days in once more; what is known already is not "
           "counted twice. At the co-operative: take the newest receipt in once more."),
        N_("At the federation, too: take the last receipts and updates in that were written, from any stick that "
           "still carries them. The next ones then go on from there; otherwise the co-operatives take them for "
           "old ones."),
    )),
))  # fmt: skip
