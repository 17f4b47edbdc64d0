package org.demeanor.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

import org.demeanor.Counts;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.calibration.CalibrationMode;
import org.demeanor.calibration.CalibrationModel;
import org.demeanor.calibration.Correction;
import org.demeanor.calibration.Participant;
import org.demeanor.calibration.StreamCalibration;
import org.demeanor.fusion.FusionModel;
import org.demeanor.fusion.StreamRule;
import org.demeanor.fusion.StreamWeights;
import org.demeanor.model.JsonSection;
import org.demeanor.model.ModelStore;
import org.demeanor.score.Scores;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Calibrates the answers of a whole run to the persons in it: first each stream's, which are then fused, and once more what
 * both streams gave together. A json says all that it needs, so that whoever merges the shards of a run needs no models.
 */
public final class PersonCalibration {

	private static final ObjectMapper MAPPER = new ObjectMapper();

	private final JsonNode json;
	private final CalibrationMode mode;
	private final CalibrationModel model;
	private final StreamRule rule;
	private final FusionModel fusion;

	private PersonCalibration(JsonSection root) throws StageException {
		json = root.json();
		mode = CalibrationMode.ofLabel(root.text("mode")).filter(some -> some != CalibrationMode.NONE)
				.orElseThrow(() -> root.wrong("mode", "centre, balanced or baseline"));
		rule = StreamRule.ofLabel(root.text("rule")).orElseThrow(() -> root.wrong("rule", "a rule of streams"));
		model = CalibrationModel.of(root.section("strengths"), mode);
		StreamWeights weights = weights(root.section("weights"));
		fusion = root.has("fusion") ? FusionModel.of(root.section("fusion"), weights) : FusionModel.plain(weights);
	}

	/**
	 * With what the models of a profile say of it.
	 *
	 * @param mode any but {@link CalibrationMode#NONE}
	 * @throws StageException (stage model) if they say nothing of it, or something that cannot be right
	 */
	public static PersonCalibration of(ModelStore store, Settings settings, CalibrationMode mode) throws StageException {
		String profile = settings.profile().label();
		String name = store.profile(profile).calibration().orElseThrow(() -> new StageException(Stage.MODEL, "profiles.json",
				"the profile " + profile + " names no calibration"));
		JsonSection strengths = store.parameters(name);
		// Here a fault is named by the file that it is in.
		CalibrationModel.of(strengths, mode);
		StreamWeights weights = FusionModels.weights(store, settings.profile());
		ObjectNode json = MAPPER.createObjectNode();
		json.put("mode", mode.label());
		json.put("rule", settings.streamRule().label());
		json.set("strengths", strengths.json());
		json.set("weights", MAPPER.valueToTree(Map.of("face", weights.face(), "voice", weights.voice())));
		Optional<JsonSection> learnt = FusionModels.parameters(store, settings.profile(), settings.fusionModel());
		if (learnt.isPresent())
			json.set("fusion", learnt.get().json());
		return of(name + ".json", json);
	}

	/**
	 * From what {@link #json()} gave.
	 *
	 * @param subject names the file in messages
	 * @throws StageException (stage model) if it is no such json
	 */
	public static PersonCalibration of(String subject, JsonNode json) throws StageException {
		return new PersonCalibration(JsonSection.of(subject, json));
	}

	/**
	 * Tries every mode of a profile that names a calibration.
	 *
	 * @throws StageException (stage model) if one cannot be right
	 */
	public static void check(ModelStore store, Profile profile) throws StageException {
		for (CalibrationMode mode : CalibrationMode.values())
			if (mode != CalibrationMode.NONE)
				of(store, Settings.DEFAULT.withProfile(profile), mode);
	}

	/** All that decides the numbers. */
	public JsonNode json() {
		return json.deepCopy();
	}

	public CalibrationMode mode() {
		return mode;
	}

	/** Calibrates all answers of a run. Those of nobody, and of people with too few, stay as they are. */
	public CalibratedAnswers apply(List<ClipAnswers> answers) {
		Map<String, List<Integer>> people = new LinkedHashMap<>();
		for (int i = 0; i < answers.size(); i++)
			if (answers.get(i).participant().isPresent())
				people.computeIfAbsent(answers.get(i).participant().get().name(), name -> new ArrayList<>()).add(i);
		List<ClipAnswers> calibrated = new ArrayList<>(answers);
		List<Optional<String>> notes = new ArrayList<>();
		for (ClipAnswers answer : answers)
			notes.add(answer.face().isEmpty() && answer.voice().isEmpty() ? Optional.empty()
					: Optional.of("not calibrated: its participant is not known"));
		SortedMap<String, Integer> tooFew = new TreeMap<>();
		Map<String, PersonCorrection> corrections = new HashMap<>();
		people.forEach((name, clips) -> {
			Person person = new Person(clips.stream().map(answers::get).toList());
			person.calibrate();
			for (int i = 0; i < clips.size(); i++) {
				notes.set(clips.get(i), person.note(name, answers.get(clips.get(i))));
				calibrated.set(clips.get(i), person.clips.get(i));
			}
			person.tooFew.values().stream().min(Comparator.naturalOrder()).ifPresent(count -> tooFew.put(name, count));
			person.correction.ifPresent(correction -> corrections.put(name, correction));
		});
		List<Boolean> changed = new ArrayList<>();
		for (int i = 0; i < answers.size(); i++)
			changed.add(calibrated.get(i) != answers.get(i));
		return new CalibratedAnswers(calibrated, changed, notes, tooFew, corrections);
	}

	// -- Helper methods --

	private static StreamWeights weights(JsonSection json) throws StageException {
		try {
			return new StreamWeights(boxed(json.numbers("face")), boxed(json.numbers("voice")));
		}
		catch (IllegalArgumentException notSeven) {
			throw json.wrong("face' and 'voice", "seven weights each");
		}
	}

	private static List<Double> boxed(double[] values) {
		return Arrays.stream(values).boxed().toList();
	}

	/** One person's clips. */
	private final class Person {

		private List<ClipAnswers> clips;
		private Optional<PersonCorrection> correction = Optional.empty();
		/** By the stream that has too few clips, their number. */
		private final Map<StreamCalibration, Integer> tooFew = new LinkedHashMap<>();

		Person(List<ClipAnswers> clips) {
			this.clips = clips;
		}

		void calibrate() {
			Optional<Correction> face = learnt(model.face(), clips, ClipAnswers::face);
			Optional<Correction> voice = learnt(model.voice(), clips, ClipAnswers::voice);
			if (face.isEmpty() && voice.isEmpty())
				return;
			PersonCorrection streams = new PersonCorrection(face, voice, Optional.empty(), rule, fusion);
			Optional<Correction> both = learnt(model.fused(), clips.stream().map(streams::apply).toList(), Person::ofBoth);
			PersonCorrection all = new PersonCorrection(face, voice, both, rule, fusion);
			clips = clips.stream().map(all::apply).toList();
			correction = Optional.of(all);
		}

		/** Which of a clip's own streams were not calibrated, and why; empty if all were. */
		Optional<String> note(String name, ClipAnswers clip) {
			List<StreamCalibration> streams = new ArrayList<>();
			clip.face().ifPresent(scores -> streams.add(model.face()));
			clip.voice().ifPresent(scores -> streams.add(model.voice()));
			List<StreamCalibration> left = streams.stream().filter(tooFew::containsKey).toList();
			boolean all = left.size() == streams.size();
			if (left.isEmpty() && streams.size() == 2 && tooFew.containsKey(model.fused()))
				left = List.of(model.fused());
			if (left.isEmpty())
				return Optional.empty();
			StreamCalibration first = left.get(0);
			String which = all ? "" : first == model.face() ? "face " : first == model.voice() ? "voice " : "both together ";
			return Optional.of(which + "not calibrated: " + Counts.of(tooFew.get(first),
					mode == CalibrationMode.BASELINE ? "baseline clip" : "clip") + " of " + name + ", " + first.leastClips() + " needed");
		}

		/** Empty if there are scores and too few of them, or none at all. */
		private Optional<Correction> learnt(StreamCalibration stream, List<ClipAnswers> from,
				Function<ClipAnswers, Optional<Scores>> scores) {
			List<ClipAnswers> with = from.stream().filter(clip -> scores.apply(clip).isPresent()).toList();
			if (with.isEmpty())
				return Optional.empty();
			List<Boolean> baseline = with.stream().map(clip -> clip.participant().map(Participant::baseline).orElse(false)).toList();
			Optional<Correction> learnt = stream.learn(with.stream().map(clip -> scores.apply(clip).orElseThrow()).toList(), baseline);
			if (learnt.isEmpty())
				tooFew.put(stream, stream.count(baseline));
			return learnt;
		}

		private static Optional<Scores> ofBoth(ClipAnswers clip) {
			return clip.face().isPresent() && clip.voice().isPresent() ? clip.fused() : Optional.empty();
		}
	}
}
