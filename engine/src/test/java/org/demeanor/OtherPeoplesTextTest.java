package org.demeanor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OtherPeoplesTextTest {

	@Test
	void whatTerminalsObeyIsWrittenOutAndTheRestStays() {
		assertThat(OtherPeoplesText.line("Zoë – 図 \uD83D\uDE00.mp4")).isEqualTo("Zoë – 図 \uD83D\uDE00.mp4");
		assertThat(OtherPeoplesText.line("a\u001b]0;title\u0007b\u0000c\u202Egp4\u2028d\re\tf"))
				.isEqualTo("a\\u001b]0;title\\u0007b\\u0000c\\u202egp4\\u2028d e f");
	}

	@Test
	void aMessageIsOneLineWithAnEnd() {
		String message = new StageException(Stage.MEDIA, "name\n\u001b[31m", "why\n\n\u001b[0m " + "x".repeat(9000)).getMessage();
		assertThat(message).hasLineCount(1).startsWith("name \\u001b[31m: media: why \\u001b[0m xxx").endsWith(" characters more)")
				.hasSizeLessThan(2 * OtherPeoplesText.LONGEST);
	}
}
