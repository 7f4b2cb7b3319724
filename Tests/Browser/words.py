"""The words on buttons and pages that the browser tests look for, in both languages."""

from types import SimpleNamespace

DUTCH = SimpleNamespace(
    code="Typ de code van het scherm", go_on="Verder", join="Doe mee", layer="Gemeente", rather_not="Zeg ik liever niet",
    agree="Eens", disagree="Oneens", skip="Weet ik niet", here="Hier sta ik", undo="Herstel", saved="Opgeslagen",
    not_sent="Nog niet verzonden", taken_back="Je antwoord is teruggenomen", my_answers="Mijn antwoorden", came_back="Ik deed al mee", two_words="Jouw twee woorden",
    back="Kom terug", in_lobby="Je doet mee", closed="Deze stelling is gesloten", thanks="Dank je wel", report="Lees het verslag",
    counted_two="telt 2 antwoorden", counted_three="telt 3 antwoorden", sign_in="Meld me aan", lost="Verbinding weg",
    new="Nieuwe dialoog", own="Schrijf stellingen", title="Titel", statements="Stellingen", make="Maak dialoog", open_mode="Open",
    open_lobby="Open de lobby", open_this="Open deze stelling", reveal="Sluit en toon", again="Opnieuw positie kiezen", choose_again="Kies opnieuw, ook als",
    answered="hebben geantwoord", present="aanwezig", end="Eindig de dialoog", end_plain="Eindig", note="Wat wil je onthouden?",
    save_note="Noteer", blank="Zwart scherm", unblank="Toon het scherm weer", screen_thanks="Dank je wel", rehearse="Oefen met 30",
    wipe="Wis het oefenen", two_of_three="2 van de 3", shift="Eerst waren 2 van de 3", more="Een meer", fewer="Een minder", tally="Mensen in de zaal zonder telefoon",
    tally_save="Bewaar telling", english="English", add_time="+30 s", zones=("oneens", "midden", "eens"), in_room="geteld in de zaal",
    tally_wrong="Vul hele getallen in", four_of_six="4 van de 6 mensen zijn het eens", submit="Stuur een stelling in",
    overtaken="Op een ander toestel koos je later", missing="Welke stelling mist er nog?", send_in="Stuur in", sent_in="Je stelling is ingestuurd", approve="Neem op", reject="Wijs af",
    why_not="Waarom niet?", fill_in="Vul hier iets in", merge="Voeg samen", same_as="Is hetzelfde als", is_pending="De begeleider leest je stelling nog",
    is_approved="Je stelling doet mee", is_rejected="Je stelling doet niet mee", is_merged="Deze stelling vraagt hetzelfde",
    nothing_waits="Er wachten geen stellingen", screen_lost="Geen verbinding", counted_none="telt nog geen antwoord", counted_one="telt 1 antwoord",
    change="Verander", answers="antwoorden", remove_statement="Verwijder deze stelling", put_back="Zet terug",
)

ENGLISH = SimpleNamespace(
    code="Type the code from the screen", go_on="Continue", join="Join", layer="Gemeente", rather_not="I'd rather not say",
    agree="Agree", disagree="Disagree", skip="I don't know", here="I stand here", undo="Undo", saved="Saved",
    not_sent="Not sent yet", taken_back="Your answer was taken back", my_answers="My answers", came_back="I joined before", two_words="Your two words",
    back="Come back", in_lobby="You're in", closed="This statement is closed", thanks="Thank you", report="Read the report",
    counted_two="counts 2 answers", counted_three="counts 3 answers", sign_in="Sign me in", lost="Connection lost",
    new="New dialogue", own="Write statements", title="Title", statements="Statements", make="Make dialogue", open_mode="Open",
    open_lobby="Open the lobby", open_this="Open this statement", reveal="Close and reveal", again="Take position again", choose_again="Choose again, even if",
    answered="have answered", present="present", end="End the dialogue", end_plain="End", note="What do you want to remember?",
    save_note="Write down", blank="Black screen", unblank="Show the screen again", screen_thanks="Thank you", rehearse="Rehearse with 30",
    wipe="Wipe the rehearsal", two_of_three="2 of 3", shift="First 2 of 3", more="One more", fewer="One fewer", tally="People in the room without a phone",
    tally_save="Save the count", english="Nederlands", add_time="+30 s", zones=("disagree", "middle", "agree"), in_room="counted in the room",
    tally_wrong="Fill in whole numbers", four_of_six="4 of 6 people agree", submit="Send in a statement",
    overtaken="You chose something else later", missing="Which statement is missing?", send_in="Send in", sent_in="Your statement was sent in", approve="Take in", reject="Reject",
    why_not="Why not?", fill_in="Fill", merge="Merge", same_as="Is the same as", is_pending="The facilitator is still reading",
    is_approved="Your statement takes part", is_rejected="Your statement does not take part", is_merged="This statement asks the same",
    nothing_waits="No statements wait", screen_lost="No connection", counted_none="counts no answer", counted_one="counts 1 answer",
    change="Change", answers="answers", remove_statement="Remove this statement", put_back="Put back",
)

WORDS = {"nl": DUTCH, "en": ENGLISH}
