package org.demeanor.report.html;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.analysis.PersonCorrection;
import org.demeanor.calibration.CalibrationMode;
import org.demeanor.file.AtomicFile;
import org.demeanor.file.SafeName;
import org.demeanor.report.EmotionColors;
import org.demeanor.report.run.RunReport;
import org.demeanor.report.table.ClipTable;
import org.demeanor.score.Emotion;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * The page {@code report.html} of a run: one file that needs no other file and no network. It is made from the rows and
 * the files beside them, one clip at a time. Everything from outside goes into it as JSON in which no character can end
 * the block, and the page's script shows it as text, never as HTML.
 */
public final class HtmlReport {

	/** Its name in the folder of the results. */
	public static final String FILE = "report.html";

	private static final String TEMPLATE = "report.html";
	private static final String DATA_GOES_HERE = "<!-- data -->";

	private static final List<String> OPTIONS = List.of("profile", "streams", "frame-rule", "rule");

	private static final ObjectMapper MAPPER = JsonMapper.builder()
			.enable(JsonWriteFeature.ESCAPE_NON_ASCII).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).build();

	static {
		MAPPER.getFactory().setCharacterEscapes(new ScriptEscapes());
	}

	private final Path folder;
	private final Map<String, PersonCorrection> corrections;
	private final BufferedWriter page;

	private HtmlReport(Path folder, Map<String, PersonCorrection> corrections, BufferedWriter page) {
		this.folder = folder;
		this.corrections = corrections;
		this.page = page;
	}

	/**
	 * Writes the page, whole or not at all.
	 *
	 * @param folder of the results; {@code run.json} and each clip's {@link ClipDetail} are read from it if they are
	 *        there
	 * @param rows of {@code clips.csv}
	 * @param corrections of the clips' participants, by the clip's name, where the rows are calibrated
	 * @throws StageException (stage report) if it cannot be written
	 */
	public static void write(Path folder, List<List<String>> rows, Map<String, PersonCorrection> corrections)
			throws StageException {
		AtomicFile.writeText(folder.resolve(FILE), writer -> new HtmlReport(folder, corrections, writer).write(rows));
	}

	// -- Helper methods --

	private void write(List<List<String>> rows) throws IOException {
		String template = template();
		int data = template.indexOf(DATA_GOES_HERE);
		page.write(template, 0, data);
		block("run", run());
		block("emotions", emotions());
		block("confusion", RavdessAgreement.of(rows));
		block("columns", ClipTable.COLUMNS);
		block("clips", rows.stream().map(ClipTable::usual).toList());
		if (rows.stream().anyMatch(row -> !ClipTable.further(row).isEmpty()))
			block("further", rows.stream().map(ClipTable::further).toList());
		for (int clip = 0; clip < rows.size(); clip++)
			if (ClipTable.hasAnswer(rows.get(clip)))
				detail(clip, ClipTable.clip(rows.get(clip)));
		page.write(template, data + DATA_GOES_HERE.length(), template.length() - data - DATA_GOES_HERE.length());
	}

	private void detail(int clip, String name) throws IOException {
		Optional<ShownDetail> detail = shown(SafeName.child(folder, name + ClipDetail.SUFFIX, Stage.REPORT), name);
		if (detail.isPresent())
			block("clip-" + clip, detail.get());
		List<double[]> timeline = TimelineChart.of(folder, name);
		if (!timeline.isEmpty())
			block("timeline-" + clip, timeline);
	}

	private void block(String id, Object value) throws IOException {
		page.write("<script type=\"application/json\" id=\"data-" + id + "\">");
		MAPPER.writeValue(page, value);
		page.write("</script>\n");
	}

	/** What produced the numbers, without anything that differs between two runs with the same findings. */
	private Map<String, Object> run() throws IOException {
		JsonNode told = read(folder.resolve(RunReport.FILE));
		Map<String, Object> run = new LinkedHashMap<>();
		run.put("version", told.path("version").asText());
		for (String option : OPTIONS)
			run.put(option, told.path("options").path(option).asText());
		String calibration = told.path("options").path("calibrate").asText();
		if (!calibration.isEmpty() && !calibration.equals(CalibrationMode.NONE.label()))
			run.put("calibration", calibration);
		run.put("device", told.path("device").asText());
		run.put("models", told.has("models") ? told.get("models") : Map.of());
		return run;
	}

	private static Map<String, String> emotions() {
		Map<String, String> colors = new LinkedHashMap<>();
		for (Emotion emotion : Emotion.all())
			colors.put(emotion.label(), String.format("#%06x", EmotionColors.of(emotion).getRGB() & 0xFFFFFF));
		return colors;
	}

	private Optional<ShownDetail> shown(Path file, String name) throws IOException {
		JsonNode detail = read(file);
		if (detail.isEmpty())
			return Optional.empty();
		try {
			return Optional.of(ShownDetail.of(MAPPER.treeToValue(detail, ClipDetail.Detail.class),
					Optional.ofNullable(corrections.get(name))));
		}
		catch (JsonProcessingException | RuntimeException damaged) {
			warn(file);
			return Optional.empty();
		}
	}

	/** Empty if the file is missing, or somebody has changed it into something else; the page does without it. */
	private static JsonNode read(Path file) throws IOException {
		if (!Files.exists(file))
			return MAPPER.createObjectNode();
		try {
			return MAPPER.readTree(Files.readAllBytes(file));
		}
		catch (JsonProcessingException damaged) {
			warn(file);
			return MAPPER.createObjectNode();
		}
	}

	private static void warn(Path file) {
		System.getLogger(HtmlReport.class.getName()).log(System.Logger.Level.WARNING,
				file + " is not what was written there; the report does without it");
	}

	private static String template() throws IOException {
		try (InputStream in = HtmlReport.class.getResourceAsStream(TEMPLATE)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}
}
