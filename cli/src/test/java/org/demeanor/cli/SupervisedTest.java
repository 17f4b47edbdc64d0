package org.demeanor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.demeanor.analysis.ahead.AnalyzerAhead;
import org.demeanor.cli.command.ExitCode;
import org.junit.jupiter.api.Test;

/** A command that loads its nets while it reads its options. */
class SupervisedTest {

	/** A process that ends while nets are loaded may crash: ONNX Runtime frees what the loading thread still uses. */
	@Test
	void afterAMistakeNothingIsLoadingAnyMore() {
		StringWriter err = new StringWriter();
		int code = Main.run(List.of("analyze", "--nonsense"), Map.of(), AnalyzerAhead.start(1), new PrintWriter(new StringWriter()),
				new PrintWriter(err, true));
		assertThat(Thread.getAllStackTraces().values()).noneMatch(SupervisedTest::isLoading);
		assertThat(code).isEqualTo(ExitCode.USAGE);
		assertThat(err.toString()).hasLineCount(1).contains("unknown option '--nonsense'");
	}

	private static boolean isLoading(StackTraceElement[] stack) {
		return Arrays.stream(stack).anyMatch(frame -> frame.getClassName().equals(AnalyzerAhead.class.getName()));
	}
}
