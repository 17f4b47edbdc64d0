package org.demeanor.cli.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.demeanor.Glibc;
import org.demeanor.StageException;
import org.demeanor.analysis.FusionModels;
import org.demeanor.analysis.PersonCalibration;
import org.demeanor.analysis.Profile;
import org.demeanor.cli.option.DetectorOptions;
import org.demeanor.cli.option.ModelsOption;
import org.demeanor.face.detection.DetectorSpec;
import org.demeanor.inference.CudaProbe;
import org.demeanor.inference.Device;
import org.demeanor.media.bioformats.BioFormats;
import org.demeanor.media.ffmpeg.library.Codecs;
import org.demeanor.model.ModelStore;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code demeanor doctor}: what this machine can do. */
@Command(name = "doctor", description = "Says what this machine can do: codecs, CUDA, models, memory.")
public final class DoctorCommand implements Callable<Integer> {

	private static final long MEBIBYTE = 1 << 20;

	@Spec
	private CommandSpec spec;

	@Mixin
	private ModelsOption models;

	@Mixin
	private DetectorOptions detector;

	private boolean healthy = true;

	@Override
	public Integer call() {
		Runtime runtime = Runtime.getRuntime();
		say("demeanor", Version.version());
		say("java", System.getProperty("java.version") + ", " + System.getProperty("java.vm.name"));
		say("system", System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
				+ runtime.availableProcessors() + " processors");
		say("memory", runtime.maxMemory() / MEBIBYTE + " MiB heap at most");
		Glibc.here().ifPresent(here -> say("glibc", here + Glibc.needed().map(needed -> "; FFmpeg needs " + needed).orElse("")));
		try {
			say("ffmpeg", Codecs.version());
			say("decoders", missing(Codecs.missingDecoders()));
			say("encoder", Codecs.videoEncoder().orElse("none for MP4: --annotate will fail"));
		}
		catch (StageException broken) {
			fail("ffmpeg", broken);
		}
		say("bio-formats", BioFormats.available() ? "on the class path" : "not on the class path (optional)");
		try {
			say("cuda", CudaProbe.obstacle().map(why -> "no: " + why).orElse("yes"));
		}
		catch (StageException broken) {
			fail("onnxruntime", broken);
		}
		models();
		detector();
		return healthy ? ExitCode.OK : ExitCode.SOME_FAILED;
	}

	private void models() {
		ModelStore store = models.files();
		for (Profile profile : Profile.values())
			try {
				List<String> names = store.profile(profile.label()).all();
				for (String name : names)
					store.weights(store.bundle(name));
				FusionModels.of(store, profile, Optional.empty());
				if (store.profile(profile.label()).calibration().isPresent())
					PersonCalibration.check(store, profile);
				say("models", profile.label() + ": " + String.join(", ", names) + ": verified");
			}
			catch (StageException broken) {
				fail("models", broken);
			}
	}

	private void detector() {
		try {
			DetectorSpec chosen = detector.detector(Profile.STANDARD);
			chosen.load(Device.CPU).close();
			say("detector", chosen.model().map(file -> file.path() + " works (SHA-256 " + file.sha256() + ")")
					.orElse(chosen.name()));
		}
		catch (StageException broken) {
			fail("detector", broken);
		}
	}

	private static String missing(List<String> decoders) {
		return Optional.of(decoders).filter(list -> !list.isEmpty()).map(list -> "missing: " + String.join(", ", list))
				.orElse("all of the usual ones");
	}

	private void fail(String what, StageException broken) {
		healthy = false;
		say(what, broken.getMessage());
	}

	private void say(String what, String finding) {
		PrintWriter out = spec.commandLine().getOut();
		out.printf("%-12s %s%n", what, finding);
		out.flush();
	}
}
