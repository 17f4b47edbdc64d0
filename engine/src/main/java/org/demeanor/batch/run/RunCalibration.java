package org.demeanor.batch.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.demeanor.StageException;
import org.demeanor.analysis.CalibratedAnswers;
import org.demeanor.analysis.PersonCalibration;
import org.demeanor.analysis.PersonCorrection;
import org.demeanor.calibration.CalibrationMode;
import org.demeanor.calibration.Participant;
import org.demeanor.calibration.Participants;
import org.demeanor.report.ClipOutput;
import org.demeanor.report.annotation.AnnotationOutput;
import org.demeanor.report.moments.MainPerson;
import org.demeanor.report.moments.MomentTable;
import org.demeanor.report.table.ClipTable;
import org.demeanor.report.video.AnnotatedVideoOutput;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Whose each clip of a run is, and how their scores are calibrated to them. Works on rows of {@code clips.csv} as text, so that
 * a resumed run and merged shards, which read such rows, give the same as a run at once.
 *
 * @param participants by the clip's name
 * @param person empty if nothing is calibrated
 */
public record RunCalibration(Participants participants, Optional<PersonCalibration> person) {

	/** Nobody is known and nothing is calibrated. */
	public static final RunCalibration NONE = new RunCalibration(Participants.NONE, Optional.empty());

	private static final String CLIP = "clip";
	private static final String PARTICIPANT = "participant";
	private static final String BASELINE = "baseline";

	/**
	 * As {@link #told} gave it, or run.json.
	 *
	 * @param subject names the file in messages
	 * @throws StageException (stage model) if the calibration in it cannot be right
	 */
	public static RunCalibration read(String subject, JsonNode run) throws StageException {
		Map<String, Participant> byClip = new HashMap<>();
		for (JsonNode input : run.path("inputs"))
			if (input.has(PARTICIPANT))
				byClip.put(input.path(CLIP).asText(),
						new Participant(input.path(PARTICIPANT).asText(), input.path(BASELINE).asBoolean()));
		Optional<PersonCalibration> person = run.has("calibration")
				? Optional.of(PersonCalibration.of(subject, run.path("calibration"))) : Optional.empty();
		return new RunCalibration(Participants.of(byClip), person);
	}

	/** All of it as json, for others who calibrate parts of the same run. */
	public JsonNode told() {
		ObjectNode told = JsonNodeFactory.instance.objectNode();
		ArrayNode inputs = told.putArray("inputs");
		participants.clips().forEach((clip, participant) -> inputs.addObject().put(CLIP, clip).put(PARTICIPANT, participant.name())
				.put(BASELINE, participant.baseline()));
		person.ifPresent(calibration -> told.set("calibration", calibration.json()));
		return told;
	}

	/** Adds to run.json's inputs whose they are. */
	List<Map<String, Object>> describe(List<Map<String, String>> inputs) {
		List<Map<String, Object>> described = new ArrayList<>();
		for (Map<String, String> input : inputs) {
			Map<String, Object> clip = new LinkedHashMap<>(input);
			participants.of(input.get(CLIP)).ifPresent(participant -> {
				clip.put(PARTICIPANT, participant.name());
				if (participant.baseline())
					clip.put(BASELINE, true);
			});
			described.add(clip);
		}
		return described;
	}

	/** What run.json tells of it; empty if nothing is calibrated. */
	Optional<JsonNode> json() {
		return person.map(PersonCalibration::json);
	}

	/** The word of the command line. */
	public String label() {
		return person.map(PersonCalibration::mode).orElse(CalibrationMode.NONE).label();
	}

	/** The outputs that such a run writes as soon as a clip is analysed: drawings of calibrated scores wait for all clips. */
	public List<ClipOutput> outputs(List<ClipOutput> asked) {
		return person.isEmpty() ? asked : asked.stream()
				.map(output -> output instanceof AnnotatedVideoOutput ? new AnnotatedVideoOutput(true) : output).toList();
	}

	/**
	 * Calibrates the clips, the tables of their parts, and the annotations made from them.
	 *
	 * @param found rows as they were found
	 * @param media names of the clips' files, by the clip's name
	 * @throws StageException (stage report) if they cannot be written
	 */
	CalibratedRun apply(Path folder, List<List<String>> found, Map<String, String> media) throws StageException {
		Optional<CalibratedAnswers> answers = calibrated(found);
		Map<String, PersonCorrection> ofPeople = answers.map(CalibratedAnswers::corrections).orElse(Map.of());
		Map<String, PersonCorrection> corrections = new HashMap<>();
		for (List<String> row : found)
			if (!ClipTable.isFailed(row))
				participants.of(ClipTable.clip(row)).map(one -> ofPeople.get(one.name()))
						.ifPresent(correction -> corrections.put(ClipTable.clip(row), correction));
		return new CalibratedRun(rows(found, answers), corrections, calibrateParts(folder, found, corrections, media));
	}

	/**
	 * Writes the table of the clips and, if they are calibrated, that of what they were before. The former is the last file.
	 *
	 * @param found rows as they were found
	 * @param rows that {@link #apply} made of them
	 * @param further what is made of both
	 * @throws StageException (stage report) if they cannot be written
	 */
	void write(Path folder, List<List<String>> found, List<List<String>> rows, FurtherTables further) throws StageException {
		if (person.isPresent())
			ClipTable.write(folder.resolve(ClipTable.RAW), named(found));
		further.write(folder, rows);
		ClipTable.write(folder.resolve(ClipTable.FILE), rows);
	}

	/** The rows with their participants; scores stay. */
	public List<List<String>> named(List<List<String>> rows) {
		return rows.stream().map(row -> ClipTable.withParticipant(row, participants.of(ClipTable.clip(row)))).toList();
	}

	/** The rows with their participants, calibrated if that is wanted. */
	public List<List<String>> apply(List<List<String>> rows) {
		return rows(rows, calibrated(rows));
	}

	/**
	 * What the whole clips of the run tell of each participant, by name.
	 *
	 * @param found rows of the whole run, as they were found
	 */
	public Map<String, PersonCorrection> corrections(List<List<String>> found) {
		return calibrated(found).map(CalibratedAnswers::corrections).orElse(Map.of());
	}

	// -- Helper methods --

	/**
	 * Parts are corrected by what the whole clips of the run tell of a participant.
	 *
	 * @return names of the clips that were or are calibrated
	 */
	private Set<String> calibrateParts(Path folder, List<List<String>> found, Map<String, PersonCorrection> corrections,
			Map<String, String> media) throws StageException {
		Set<String> all = new HashSet<>();
		for (List<String> row : found) {
			String clip = ClipTable.clip(row);
			Optional<PersonCorrection> correction = Optional.ofNullable(corrections.get(clip));
			String main = correction.isPresent() ? MainPerson.of(folder, clip) : "";
			boolean changed = false;
			for (MomentTable table : MomentTable.ALL)
				changed |= table.calibrate(folder, clip, participants.of(clip), correction, label(), main);
			if (changed) {
				AnnotationOutput.rewrite(folder, clip, media.getOrDefault(clip, ""));
				all.add(clip);
			}
		}
		return all;
	}

	private Optional<CalibratedAnswers> calibrated(List<List<String>> rows) {
		return person.map(to -> to.apply(rows.stream()
				.map(row -> ClipTable.answers(row, participants.of(ClipTable.clip(row)))).toList()));
	}

	private List<List<String>> rows(List<List<String>> found, Optional<CalibratedAnswers> answers) {
		List<List<String>> named = named(found);
		if (answers.isEmpty())
			return named;
		CalibratedAnswers calibrated = answers.get();
		List<List<String>> rows = new ArrayList<>();
		for (int i = 0; i < named.size(); i++) {
			List<String> row = named.get(i);
			if (calibrated.calibrated().get(i))
				row = ClipTable.calibrated(row, calibrated.answers().get(i), label());
			Optional<String> why = calibrated.notes().get(i);
			rows.add(why.isPresent() ? ClipTable.withNote(row, why.get()) : row);
		}
		return rows;
	}
}
