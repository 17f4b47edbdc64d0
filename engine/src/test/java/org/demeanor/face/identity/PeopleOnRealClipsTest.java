package org.demeanor.face.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.demeanor.Samples;
import org.demeanor.face.detection.FaceDetector;
import org.demeanor.face.detection.cascade.CascadeSettings;
import org.demeanor.face.detection.cascade.StandardDetector;
import org.demeanor.face.image.FaceBox;
import org.demeanor.face.image.FacePatch;
import org.demeanor.face.image.GrayConverter;
import org.demeanor.face.image.GrayImage;
import org.demeanor.media.Frame;
import org.demeanor.media.FrameReader;
import org.demeanor.media.open.Clips;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * One person's looks against others', half a second each: the shared clips, four takes of actor 5, and stills of actors 1 to
 * 20 in the same studio and clothes. Half a second is the hardest case: tracks are longer, and people have several looks.
 */
@EnabledIfEnvironmentVariable(named = "DEMEANOR_DATA", matches = ".+")
class PeopleOnRealClipsTest {

	private static final int LOOK_FRAMES = 5;
	private static final double APART_SECONDS = 1.5;
	private static final int LOOKS_A_CLIP = 5;

	private record Look(String person, String clip, double seconds, Appearance appearance) {}

	@Test
	void onePersonsLooksAreNearerThanTwoPeoples() throws IOException {
		List<Look> looks = new ArrayList<>();
		for (Path file : files())
			looks.addAll(looks(file));
		List<Double> same = new ArrayList<>();
		List<Double> others = new ArrayList<>();
		for (Look one : looks)
			for (Look other : looks)
				if (!one.person.equals(other.person) && one.person.compareTo(other.person) < 0)
					others.add(one.appearance.distance(other.appearance));
				else if (one != other && one.person.equals(other.person)
						&& (!one.clip.equals(other.clip) || one.seconds - other.seconds > APART_SECONDS))
					same.add(one.appearance.distance(other.appearance));
		assertThat(areaUnderRoc(same, others)).isGreaterThan(.998);
		assertThat(share(same, true)).as("one person taken for two").isLessThan(.06);
		assertThat(share(others, false)).as("two people taken for one").isLessThan(.005);
	}

	// -- Helper methods --

	private static List<Path> files() throws IOException {
		List<Path> files = new ArrayList<>();
		for (String folder : List.of("clips", "ravdess-video/Actor_05", "ravdess-video/stills"))
			try (Stream<Path> inside = Files.list(Samples.real(folder))) {
				files.addAll(inside.filter(file -> !file.toString().contains("no_face.mp4"))
						.filter(file -> !file.toString().matches(".*Actor_2[1-4].*")).sorted().toList());
			}
		return files;
	}

	private static String person(String clip) {
		if (clip.startsWith("01-01-"))
			return "Actor_05";
		if (clip.startsWith("face_noface"))
			return "single_face";
		return clip.startsWith("d18") ? "d19" : clip.replaceFirst("\\..*", "");
	}

	private static List<Look> looks(Path file) throws IOException {
		String clip = file.getFileName().toString();
		FaceDetector detector = new StandardDetector(CascadeSettings.DEFAULT);
		List<Look> looks = new ArrayList<>();
		Appearance look = null;
		int frames = 0;
		try (FrameReader reader = Clips.open(file).openFrames()) {
			for (Frame frame = reader.read(); frame != null && looks.size() <= LOOKS_A_CLIP; frame = reader.read()) {
				if (frame.index() % 30 >= 3 * LOOK_FRAMES || frame.index() % 3 > 0)
					continue;
				GrayImage gray = GrayConverter.of(frame);
				List<FaceBox> boxes = detector.detect(frame, gray);
				if (boxes.size() != 1)
					continue;
				if (frames++ % LOOK_FRAMES == 0) {
					look = new Appearance();
					looks.add(new Look(person(clip), clip, frame.timeSeconds(), look));
				}
				look.add(frame, boxes.get(0), FacePatch.of(gray, boxes.get(0)));
			}
		}
		return looks;
	}

	private static double areaUnderRoc(List<Double> same, List<Double> others) {
		double right = 0;
		for (double near : same)
			for (double far : others)
				right += near < far ? 1 : near == far ? .5 : 0;
		return right / same.size() / others.size();
	}

	private static double share(List<Double> distances, boolean beyond) {
		return distances.stream().filter(distance -> distance >= People.SAME_PERSON == beyond).count() / (double) distances.size();
	}
}
