package org.demeanor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

class OtherPeoplesLogTest {

	@Test
	void noTerminalObeysWhatALibraryPrints() throws IOException {
		assertThat(copied("a\u001b[2Jb\rc\n\u009b31m é\n\nno end")).containsExactly("a\\u001b[2Jb c", "\\u009b31m é", "", "no end");
	}

	@Test
	void neitherALineNorTheLogIsWithoutEnd() throws IOException {
		assertThat(copied("x".repeat(1_000_000) + "\nnext\n")).hasSize(2).endsWith("next").first().asString().hasSize(2000);
		assertThat(copied("line\n".repeat(5000))).hasSize(OtherPeoplesLog.MOST_LINES + 1).endsWith("further lines are left out");
	}

	@Test
	void aWarningThatTellsNothingIsLeftOut() throws IOException {
		assertThat(copied("WARNING: Using incubator modules: jdk.incubator.vector\nWARNING: other\n")).containsExactly("WARNING: other");
	}

	private static List<String> copied(String text) throws IOException {
		ByteArrayOutputStream to = new ByteArrayOutputStream();
		new OtherPeoplesLog(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), new PrintStream(to, true, StandardCharsets.UTF_8))
				.copy();
		return to.toString(StandardCharsets.UTF_8).lines().toList();
	}
}
