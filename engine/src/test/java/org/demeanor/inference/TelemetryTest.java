package org.demeanor.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ai.onnxruntime.OrtEnvironment;

/** No library that we ship reports to anybody: faces and file names are nobody's business. */
class TelemetryTest {

	@ParameterizedTest
	@ValueSource(strings = { "linux-x64/libonnxruntime.so", "osx-aarch64/libonnxruntime.dylib" })
	void onnxRuntimeKnowsNoServer(String library) throws IOException {
		try (InputStream in = OrtEnvironment.class.getResourceAsStream("/ai/onnxruntime/native/" + library)) {
			assertThat(in).as(library).isNotNull();
			assertThat(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)).doesNotContain("events.data.microsoft.com");
		}
	}
}
