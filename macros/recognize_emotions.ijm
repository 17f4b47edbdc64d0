// Reads the active image or stack: boxes and labels as an overlay, the tables "Demeanor frames", "Demeanor timeline" and
// "Demeanor clips", plots. Where something is selected, only what is inside. Every key may be left out; these are the defaults.
run("Recognize Emotions...", "step=0 first=0 last=0 profile=standard scale=1.12 neighbors=9 minsize=0 selection=true framerule=mean"
	+ " rule=auto sound=same device=auto boxes=true labels=true table=true plot=true rois=false timeline=0.5 smooth=0");

// What the macro can ask about the result.
run("Macro Extensions");
print("faces: " + Ext.faces());
print("frame 0: " + Ext.label(0) + " " + Ext.score(0));
print("clip: " + Ext.clipLabel("fused"));
