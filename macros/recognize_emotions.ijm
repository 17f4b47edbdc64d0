// Finds and reads the faces of the active stack: boxes and labels as an overlay, a table "Demeanor frames".
// profile = standard or reference; framerule = mean, median, mode or weighted.
run("Recognize Emotions...", "profile=standard framerule=mean");
