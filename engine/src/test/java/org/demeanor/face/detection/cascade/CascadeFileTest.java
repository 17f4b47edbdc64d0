package org.demeanor.face.detection.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.demeanor.StageException;
import org.junit.jupiter.api.Test;

class CascadeFileTest {

	private static final Path XML = Path.of("target", "cascade", "haarcascade_frontalface_default.xml");

	@Test
	void whatIsShippedAreTheNumbersOfTheXml() throws IOException, StageException {
		Cascade cascade;
		try (InputStream xml = Files.newInputStream(XML)) {
			cascade = CascadeXml.read(XML.toString(), xml);
		}
		assertThat(cascade.stageEnd).hasSize(25).endsWith(2913);
		byte[] written = write(cascade);
		try (InputStream shipped = CascadeDetector.class.getResourceAsStream("haarcascade_frontalface_default.cascade")) {
			assertThat(shipped.readAllBytes()).isEqualTo(written);
		}
		assertThat(CascadeFile.read("a", new ByteArrayInputStream(written))).usingRecursiveComparison().isEqualTo(cascade);
	}

	@Test
	void aFileThatIsMissingOrCutOffIsNamed() throws IOException {
		byte[] written = write(new Cascade(24, 24, 1, 2));
		assertThatThrownBy(() -> CascadeFile.read("a.cascade",
				new ByteArrayInputStream(Arrays.copyOf(written, written.length - 1)))).isInstanceOf(StageException.class)
						.hasMessageContaining("a.cascade: face: the face cascade of this build cannot be read");
		assertThatThrownBy(() -> CascadeFile.read("a.cascade", null)).isInstanceOf(StageException.class)
				.hasMessageContaining("a.cascade: face: the face cascade is missing from this build");
	}

	private static byte[] write(Cascade cascade) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		CascadeFile.write(cascade, out);
		return out.toByteArray();
	}
}
