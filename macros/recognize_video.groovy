#@ File video
#@ CommandService commands
#@output String label

// For the Script Editor of Fiji: opens a video, reads it, and says what most of it shows.
import ij.WindowManager
import org.demeanor.imagej.OpenVideoCommand
import org.demeanor.imagej.RecognizeEmotionsCommand
import org.demeanor.imagej.Demeanor

opened = commands.run(OpenVideoCommand, false, "file", video).get().getOutput("video")
image = opened ?: WindowManager.currentImage
commands.run(RecognizeEmotionsCommand, false, "image", image, "step", 6, "plot", false).get()
label = Demeanor.lastResult().flatMap { it.fused() }.map { it.top().label() }.orElse("nothing")
println image.title + ": " + label
