package org.demeanor.adapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.demeanor.CancelledException;
import org.demeanor.Modality;
import org.demeanor.StageException;
import org.demeanor.analysis.Analyzer;
import org.demeanor.analysis.ClipResult;
import org.demeanor.analysis.Profile;
import org.demeanor.analysis.Settings;
import org.demeanor.calibration.Participants;
import org.demeanor.dataset.DataSetListener;
import org.demeanor.dataset.Item;
import org.demeanor.face.detection.cascade.CascadeSettings;
import org.demeanor.media.Wav;
import org.demeanor.media.open.Clips;
import org.demeanor.model.ModelBundle;
import org.demeanor.model.ModelStore;
import org.demeanor.score.Emotion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Made sounds: a hum, a hiss and pulses, each as four people might make them. The base net takes any sound. */
class AdaptationTest {

	private static final int RATE = 16_000;
	private static final int EACH = 2;
	private static final List<String> PEOPLE = List.of("anna", "ben", "cleo", "dan");
	private static final DataSetListener QUIET = new DataSetListener() {

		@Override
		public void finished(Item item) {
			// Nobody asks.
		}

		@Override
		public void skipped(Item item, StageException why) {
			// The result tells.
		}
	};

	@TempDir
	private static Path shared;

	private static Path models;

	@TempDir
	private Path folder;

	@BeforeAll
	static void makeSounds() throws IOException {
		models = Files.createDirectory(shared.resolve("models"));
		ModelStore.bundled().copyTo(models);
		Files.writeString(models.resolve("profiles.json"), "{\"standard\": {\"face\": [], \"voice\": [\"voice-1d-reference\"]}}");
		Random random = new Random(1);
		for (String label : List.of("happy", "neutral", "roaring"))
			for (String person : PEOPLE)
				for (int i = 0; i < EACH; i++) {
					Path file = shared.resolve("clips").resolve(label).resolve(person + "_" + i + ".wav");
					Files.createDirectories(file.getParent());
					Wav.shorts(file, 1, RATE, sound(label, PEOPLE.indexOf(person), random));
				}
	}

	@Test
	void labelsOfOurOwnAreToldOnOthersAndByTheBundle() throws StageException {
		Adaptation.Result result = adapt("clips", request("own", folder));
		assertThat(result.card().labels()).containsExactly("happy", "neutral", "roaring");
		assertThat(result.card().n()).isEqualTo(24);
		assertThat(result.card().participants()).isEqualTo(4);
		assertThat(result.card().folds()).isEqualTo(4);
		assertThat(result.card().top1()).isGreaterThan(.8);
		assertThat(result.card().top1Ci95()[0]).isLessThanOrEqualTo(result.card().top1());
		assertThat(Arrays.stream(result.card().confusion()).flatMapToInt(Arrays::stream).sum()).isEqualTo(24);
		assertThat(result.without()).isEmpty();
		ModelBundle bundle = ModelStore.of(folder).bundle("own");
		assertThat(bundle.furtherNames()).containsExactly("roaring");
		ClipResult happy = analyse("happy/anna_0.wav");
		assertThat(happy.voice().scores().orElseThrow().top()).isEqualTo(Emotion.HAPPY);
		ClipResult roaring = analyse("roaring/dan_1.wav");
		assertThat(roaring.sound().windows()).isNotEmpty()
				.allSatisfy(window -> assertThat(window.further().get(0)).isGreaterThan(.5));
	}

	@Test
	void theSameClipsGiveTheSameBytes() throws StageException, IOException {
		adapt("clips", request("own", folder.resolve("one")));
		adapt("clips", request("own", folder.resolve("two")));
		assertThat(contents(folder.resolve("one"))).isEqualTo(contents(folder.resolve("two"))).containsKeys("own.json", "own.onnx",
				"own.md");
	}

	/** Without a place among the seven the head is told beside the net that has them. */
	@Test
	void labelsWithoutAPlaceAreColumnsBesideTheScores() throws Exception {
		Path clips = Files.createDirectory(folder.resolve("own words"));
		for (LabelledClip clip : LabelLayout.FOLDERS.read(shared.resolve("clips"))) {
			Path label = clips.resolve(Map.of("happy", "Humming", "neutral", "Hissing", "roaring", "Roaring").get(clip.label()));
			Files.copy(clip.file(), Files.createDirectories(label).resolve(clip.file().getFileName()));
		}
		new Adaptation(request("words", folder.resolve("out")), ModelStore.of(models), QUIET, () -> false).run(LabelledClips.of("own words",
				LabelLayout.FOLDERS.read(clips), people(LabelLayout.FOLDERS.read(clips))));
		ModelStore store = ModelStore.of(folder.resolve("out"));
		assertThat(store.profile("standard").voice()).containsExactly("voice-1d-reference", "words");
		try (Analyzer analyzer = new Analyzer(Settings.DEFAULT.withModalities(Modality.VOICE), store, 1)) {
			ClipResult result = analyzer.analyze(Clips.open(shared.resolve("clips/roaring/ben_0.wav")));
			assertThat(result.voice().scores()).isPresent();
			assertThat(result.sound().windows().get(0).further().names()).containsExactly("hissing", "humming", "roaring");
			assertThat(result.sound().windows().get(0).further().get(2)).isGreaterThan(.5);
		}
	}

	@Test
	void aTableNamesClipsLabelsAndPeople() throws Exception {
		StringBuilder table = new StringBuilder("participant,clip,truth\n");
		for (LabelledClip clip : LabelLayout.FOLDERS.read(shared.resolve("clips")))
			table.append(clip.name().replaceAll(".*/(\\w+)_.*", "$1")).append(',').append(shared.resolve("clips").resolve(clip.name()))
					.append(',').append(clip.name().contains("_0") ? "" : clip.label()).append('\n');
		Path file = Files.writeString(folder.resolve("labels.csv"), table);
		List<LabelledClip> found = LabelLayout.CSV.read(folder);
		assertThat(LabelLayout.CSV.read(file)).isEqualTo(found);
		assertThat(found).hasSize(12).allSatisfy(clip -> assertThat(clip.file()).exists())
				.extracting(LabelledClip::participant).contains(Optional.of("anna"), Optional.of("dan"));
		assertThatThrownBy(() -> LabelledClips.of("labels.csv", found, Participants.NONE))
				.hasMessage("labels.csv: option: has 12 labelled clips, and a head needs 20 at least");
	}

	/** Each person has a brightness of their own, each label a pattern. */
	@Test
	void picturesThatAreFacesAlreadyNeedNoDetector() throws Exception {
		Path pictures = folder.resolve("crops");
		for (String label : List.of("bars", "happy", "rows"))
			for (String person : PEOPLE)
				for (int i = 0; i < EACH; i++)
					picture(Files.createDirectories(pictures.resolve(label)).resolve(person + "_" + i + ".png"), label, PEOPLE.indexOf(person), i);
		List<LabelledClip> found = LabelLayout.FOLDERS.read(pictures, true);
		AdaptRequest request = new AdaptRequest(Modality.FACE, Optional.empty(), "own", Optional.empty(),
				Profile.STANDARD.detector(CascadeSettings.DEFAULT), true, 2, false, folder.resolve("out"));
		Adaptation.Result result = new Adaptation(request, ModelStore.bundled(), QUIET, () -> false).run(LabelledClips.of("crops", found, people(found)));
		assertThat(result.without()).isEmpty();
		assertThat(result.card().n()).isEqualTo(24);
		assertThat(result.card().top1()).isGreaterThan(.8);
		assertThat(ModelStore.of(folder.resolve("out")).bundle("own").furtherNames()).containsExactly("bars", "rows");
	}

	@Test
	void picturesOfOneRecordingAreOneClip() throws Exception {
		for (String name : List.of("01-01-03-01-01-01-05_01.png", "01-01-03-01-01-01-05_02.png", "01-01-04-01-01-01-06_01.png"))
			picture(folder.resolve(name), "rows", 0, 0);
		assertThat(LabelLayout.RAVDESS.read(folder, true)).extracting(clip -> clip.label() + clip.files().size() + clip.participant().orElseThrow())
				.containsExactlyInAnyOrder("happy25", "sad16");
	}

	@Test
	void refusesWhatTeachesNothingInOneLine() throws Exception {
		List<LabelledClip> clips = LabelLayout.FOLDERS.read(shared.resolve("clips"));
		assertThatThrownBy(() -> LabelledClips.of("clips", clips, Participants.NONE)).isInstanceOf(StageException.class)
				.hasMessageStartingWith("clips: option: the participant of clip happy/anna_0.wav is not known: ").message().hasLineCount(1);
		assertThatThrownBy(() -> LabelledClips.of("clips", clips, Participants.byPattern("(wav)$", names(clips))))
				.hasMessageStartingWith("clips: option: has one participant only, 'wav': ").message().hasLineCount(1);
		List<LabelledClip> alike = clips.stream().map(clip -> new LabelledClip(clip.name(), "happy", clip.participant(),
				clip.file())).toList();
		assertThatThrownBy(() -> LabelledClips.of("clips", alike, people(clips)))
				.hasMessageStartingWith("clips: option: has one label only, 'happy': ").message().hasLineCount(1);
	}

	@Test
	void leavesNothingBehindWhereItFails() throws Exception {
		List<LabelledClip> clips = LabelLayout.FOLDERS.read(shared.resolve("clips"));
		LabelledClip missing = new LabelledClip("gone.wav", "happy", Optional.of("anna"), folder.resolve("gone.wav"));
		LabelledClips all = LabelledClips.of("clips", Stream.concat(clips.stream(), Stream.of(missing)).toList(), people(clips));
		assertThatThrownBy(() -> new Adaptation(request("own", folder.resolve("out")), ModelStore.of(models), QUIET, () -> false).run(all))
				.isInstanceOf(StageException.class).hasMessageContaining("gone.wav");
		assertThat(folder.resolve("out")).doesNotExist();
		assertThatThrownBy(() -> new Adaptation(request("own", folder.resolve("out")), ModelStore.of(models), QUIET, () -> true)
				.run(LabelledClips.of("clips", clips, people(clips)))).isInstanceOf(CancelledException.class)
				.hasMessage("own: option: was stopped; nothing is written");
		assertThat(folder.resolve("out")).doesNotExist();
	}

	/** Clips are soon read; a head of many takes minutes. */
	@Test
	void isStoppedWhileItLearnsToo() throws Exception {
		List<LabelledClip> clips = LabelLayout.FOLDERS.read(shared.resolve("clips"));
		AtomicInteger read = new AtomicInteger();
		DataSetListener counter = new DataSetListener() {

			@Override
			public void finished(Item item) {
				read.incrementAndGet();
			}

			@Override
			public void skipped(Item item, StageException why) {
				throw new AssertionError(why);
			}
		};
		assertThatThrownBy(() -> new Adaptation(request("own", folder.resolve("out")), ModelStore.of(models), counter,
				() -> read.get() == clips.size()).run(LabelledClips.of("clips", clips, people(clips))))
				.isInstanceOf(CancelledException.class);
		assertThat(read).hasValue(clips.size());
		assertThat(folder.resolve("out")).doesNotExist();
	}

	@Test
	void aProfileWithoutANetForTheStreamIsNamed() throws Exception {
		List<LabelledClip> clips = LabelLayout.FOLDERS.read(shared.resolve("clips"));
		AdaptRequest request = new AdaptRequest(Modality.FACE, Optional.empty(), "own", Optional.empty(),
				Profile.STANDARD.detector(CascadeSettings.DEFAULT), false, 1, false, folder.resolve("out"));
		assertThatThrownBy(() -> new Adaptation(request, ModelStore.of(models), QUIET, () -> false)
				.run(LabelledClips.of("clips", clips, people(clips))))
				.hasMessage("face: model: the profile standard has no net for it");
	}

	@Test
	void aFolderWhoseNameIsBlankIsNoLabel() throws Exception {
		picture(Files.createDirectories(folder.resolve("crops").resolve(" ")).resolve("anna_1.png"), "rows", 0, 0);
		assertThatThrownBy(() -> LabelLayout.FOLDERS.read(folder.resolve("crops"), true)).isInstanceOf(StageException.class)
				.hasMessageContaining("has a blank name, which is no label").message().hasLineCount(1);
	}

	// -- Helper methods --

	private static AdaptRequest request(String name, Path out) {
		return new AdaptRequest(Modality.VOICE, Optional.empty(), name, Optional.empty(),
				Profile.STANDARD.detector(CascadeSettings.DEFAULT),
				false, 1, false, out);
	}

	private static Adaptation.Result adapt(String clips, AdaptRequest request) throws StageException {
		List<LabelledClip> found = LabelLayout.FOLDERS.read(shared.resolve(clips));
		return new Adaptation(request, ModelStore.of(models), QUIET, () -> false).run(LabelledClips.of(clips, found, people(found)));
	}

	private static Participants people(List<LabelledClip> clips) throws StageException {
		return Participants.byPattern("/(\\w+)_", names(clips));
	}

	private static List<String> names(List<LabelledClip> clips) {
		return clips.stream().map(LabelledClip::name).toList();
	}

	private ClipResult analyse(String clip) throws StageException {
		try (Analyzer analyzer = new Analyzer(Settings.DEFAULT.withModalities(Modality.VOICE), ModelStore.of(folder), 1)) {
			return analyzer.analyze(Clips.open(shared.resolve("clips").resolve(clip)));
		}
	}

	private static void picture(Path file, String label, int person, int shift) throws IOException {
		BufferedImage picture = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < 64; y++)
			for (int x = 0; x < 64; x++) {
				boolean light = switch (label) {
					case "bars" -> (x + shift) / 8 % 2 == 0;
					case "rows" -> (y + shift) / 8 % 2 == 0;
					default -> Math.hypot(x - 32, y - 32) < 20 + shift;
				};
				picture.setRGB(x, y, 0x10101 * ((light ? 150 : 40) + 20 * person));
			}
		ImageIO.write(picture, "png", file.toFile());
	}

	private static Map<String, String> contents(Path of) throws IOException {
		Map<String, String> contents = new HashMap<>();
		try (Stream<Path> files = Files.list(of)) {
			for (Path file : files.toList())
				contents.put(file.getFileName().toString(), Arrays.toString(Files.readAllBytes(file)));
		}
		return contents;
	}

	/** Two seconds. Each person has a pitch of their own. */
	private static int[] sound(String label, int person, Random random) {
		int[] samples = new int[2 * RATE];
		double pitch = 120 + 25 * person + 5 * random.nextDouble();
		for (int i = 0; i < samples.length; i++) {
			double time = (double) i / RATE;
			samples[i] = (int) (8000 * switch (label) {
				case "happy" -> .4 * Math.sin(2 * Math.PI * pitch * time);
				case "neutral" -> .1 * random.nextGaussian();
				default -> time * pitch / 20 % 1 < .2 ? .3 * random.nextGaussian() + .2 * Math.sin(8 * Math.PI * pitch * time) : 0;
			});
		}
		return samples;
	}
}
