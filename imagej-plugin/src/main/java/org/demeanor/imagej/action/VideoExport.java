package org.demeanor.imagej.action;

import java.nio.file.Files;
import java.nio.file.Path;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.analysis.ClipResult;
import org.demeanor.file.FileNames;
import org.demeanor.file.ProtectedFiles;
import org.demeanor.imagej.display.AnalysisProgress;
import org.demeanor.imagej.display.Messages;
import org.demeanor.imagej.image.ImageClips;
import org.demeanor.imagej.image.Sounds;
import org.demeanor.imagej.image.VideoOpener;
import org.demeanor.media.Clip;
import org.demeanor.report.video.AnnotatedVideo;

import ij.IJ;
import ij.ImagePlus;

/** Export Annotated Video: analyses the image in front and writes it with its result drawn in. */
final class VideoExport {

	private VideoExport() {}

	static void run(ImagePlus image, OptionValues values, AnalysisProgress progress) throws StageException {
		if (values.text("out").isBlank())
			throw new StageException(Stage.OPTION, "out", "no file was named");
		Path out = VideoOpener.path(values.text("out") + (FileNames.extension(values.text("out")).equals("mp4") ? "" : ".mp4"));
		new ProtectedFiles(Sounds.files(image, values.text("sound"))).check(out);
		if (Files.exists(out) && !Messages.ask(out + " is there already. Replace it?"))
			throw new StageException(Stage.REPORT, out.toString(), "is there already and was not replaced; remove it or name another file");
		Clip clip = ImageClips.of(image, values.text("sound"));
		ClipResult result = Recognition.analyze(image, Recognition.selection(image, values), clip, SettingsFactory.ofImage(values),
				SettingsFactory.models(values), progress)
				.result();
		LastResult.set(result);
		AnnotatedVideo.write(out, new StoppableClip(clip, progress), result);
		IJ.log(result.clip() + ": " + out);
	}
}
