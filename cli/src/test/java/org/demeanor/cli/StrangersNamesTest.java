package org.demeanor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.demeanor.cli.command.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Names of files and values of options are only words: none of them sets an option. */
class StrangersNamesTest {

	@TempDir
	private Path folder;
	private Path clip;
	private Path out;

	@BeforeEach
	void clip() throws IOException {
		clip = Files.copy(AnalyzeCommandTest.SAMPLE, folder.resolve("a.mp4"));
		out = folder.resolve("out");
	}

	@Test
	void aNameThatBeginsWithAnAtSignIsAnInputAndNoListOfOptions() throws IOException {
		Path options = Files.writeString(folder.resolve("options"), "--streams=smell\n");
		for (Object[] command : new Object[][] { { "analyze", "--out", out, "--dry-run", "@" + options },
				{ "analyze", "--out", out, "--dry-run", "--", "@" + options } }) {
			Run run = Run.demeanor(command);
			assertThat(run.err()).doesNotContain("smell");
			assertThat(run.out()).contains("\t@" + options);
		}
	}

	@Test
	void behindTheTwoDashesThereAreInputsOnly() {
		Run run = Run.demeanor("analyze", "--out", out, "--dry-run", "--", clip, "--config=none.properties");
		assertThat(run.err()).doesNotContain("cannot be read as properties");
		assertThat(run.out()).contains("\t--config=none.properties");
		run = Run.in(Map.of("DEMEANOR_DRY_RUN", "true"), "analyze", "--out", out, "--", "--dry-run");
		assertThat(run.out()).as("the variable counts, though a file has the flag's name").contains("\t--dry-run");
		assertThat(out).doesNotExist();
	}

	@Test
	void aVariableThatIsNoOptionIsAMistake() {
		Run run = Run.in(Map.of("DEMEANOR_JBOS", "4"), "analyze", clip, "--out", out, "--dry-run");
		assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
		assertThat(run.err()).hasLineCount(1).contains("DEMEANOR_JBOS is not an option");
		assertThat(Run.in(Map.of("DEMEANOR_JAVA_OPTS", "-Xmx1g"), "analyze", clip, "--out", out, "--dry-run").exitCode()).isZero();
	}

	@Test
	void onlyTheCommandLineVouchesForNets() throws IOException {
		Run run = Run.in(Map.of("DEMEANOR_TRUST_MODELS", "true"), "analyze", clip, "--out", out, "--dry-run");
		assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
		assertThat(run.err()).hasLineCount(1).contains("DEMEANOR_TRUST_MODELS counts only on the command line");
		Path file = Files.writeString(folder.resolve("demeanor.properties"), "trust-models=true\n");
		run = Run.demeanor("analyze", clip, "--out", out, "--dry-run", "--config", file);
		assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
		assertThat(run.err()).hasLineCount(1).contains("'trust-models' counts only on the command line");
	}

	@Test
	void aDollarSignInAValueStaysOne() throws IOException {
		String list = folder.resolve("${sys:user.name}$${HOME}").toString();
		Path file = Files.writeString(folder.resolve("demeanor.properties"), "list=" + list + "\n");
		for (Run run : new Run[] { Run.in(Map.of("DEMEANOR_LIST", list), "analyze", "--out", out, "--dry-run"),
				Run.demeanor("analyze", "--out", out, "--dry-run", "--config", file),
				Run.demeanor("analyze", "--out", out, "--dry-run", "--list", list) })
			assertThat(run.err()).contains(list + ": media: the list cannot be read");
	}

	@Test
	void theHelpStillTellsTheDefaults() {
		assertThat(Run.demeanor("analyze", "--help").out()).contains("default 67108864").doesNotContain("${");
	}

	@Test
	void runJsonTellsTheOptionsInForceWhereverTheyCameFrom() throws IOException {
		Path file = Files.writeString(folder.resolve("demeanor.properties"), "max-frames=5000\nin-process=true\n");
		Run run = Run.in(Map.of("DEMEANOR_STREAMS", "voice", "DEMEANOR_CONFIG", file.toString()), "analyze", clip, "--out", out);
		assertThat(run.exitCode()).as(run.err()).isZero();
		JsonNode options = new ObjectMapper().readTree(out.resolve("run.json").toFile()).path("effective_options");
		assertThat(options.path("streams").asText()).isEqualTo("voice");
		assertThat(options.path("max-frames").asText()).isEqualTo("5000");
		assertThat(options.path("in-process").asText()).isEqualTo("true");
		assertThat(options.path("trust-models").asText()).isEqualTo("false");
		assertThat(options.path("profile").asText()).isEqualTo("standard");
		assertThat(options.path("out").asText()).isEqualTo(out.toString());
		assertThat(options.has("help")).isFalse();
	}
}
