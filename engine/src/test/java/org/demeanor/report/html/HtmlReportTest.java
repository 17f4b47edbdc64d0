package org.demeanor.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.demeanor.StageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

class HtmlReportTest {

	@TempDir
	private Path folder;

	@Test
	void thePageSaysThatItsScoresAreCalibrated() throws IOException, StageException {
		assertThat(run("{\"options\": {\"calibrate\": \"centre\"}}").path("calibration").asText()).isEqualTo("centre");
		assertThat(run("{\"options\": {\"calibrate\": \"none\"}}").has("calibration")).isFalse();
		assertThat(run("{\"options\": {}}").has("calibration")).isFalse();
	}

	/** What the page says of a run. */
	private JsonNode run(String json) throws IOException, StageException {
		Files.writeString(folder.resolve("run.json"), json);
		HtmlReport.write(folder, List.of(), Map.of());
		Matcher block = Pattern.compile("id=\"data-run\">(.*?)</script>")
				.matcher(Files.readString(folder.resolve(HtmlReport.FILE)));
		assertThat(block.find()).isTrue();
		return new ObjectMapper().readTree(block.group(1));
	}
}
