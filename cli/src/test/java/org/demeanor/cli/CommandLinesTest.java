package org.demeanor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.Callable;

import org.demeanor.CancelledException;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.cli.command.CommandLines;
import org.demeanor.cli.command.ExitCode;
import org.junit.jupiter.api.Test;

import picocli.CommandLine.Command;

class CommandLinesTest {

	/** Fails as it is told. */
	@Command(name = "failing")
	private record Failing(StageException why) implements Callable<Integer> {

		@Override
		public Integer call() throws StageException {
			throw why;
		}
	}

	/** As the table of exit codes says: a script must not take Ctrl-C for a wrong option. */
	@Test
	void whoeverStopsACommandDidNotMistypeIt() {
		assertThat(exitCode(CancelledException.withoutResult(Stage.OPTION, "own"))).isEqualTo(ExitCode.SOME_FAILED);
		assertThat(exitCode(new StageException(Stage.OPTION, "own", "is no name"))).isEqualTo(ExitCode.USAGE);
	}

	/** The help sorts options by their names, so none can speak of the one above it. */
	@Test
	void noOptionIsTheSameAsAnother() {
		for (String command : List.of("analyze", "merge", "evaluate", "adapt", "features", "fuse"))
			assertThat(Run.demeanor(command, "--help").out()).contains("--out=").doesNotContain("The same");
	}

	private static int exitCode(StageException why) {
		StringWriter err = new StringWriter();
		int code = CommandLines.of(new Failing(why), List.of()).setErr(new PrintWriter(err, true)).execute();
		assertThat(err.toString()).isEqualTo("demeanor: " + why.getMessage() + System.lineSeparator());
		return code;
	}
}
