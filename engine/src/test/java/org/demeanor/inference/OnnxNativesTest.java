package org.demeanor.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class OnnxNativesTest {

	private static final String FOLDER = "onnxruntime.native.path";

	@Test
	@EnabledOnOs({ OS.LINUX, OS.MAC })
	void theLibrariesAreUnpackedOnceForAllRuns() throws IOException {
		OnnxNatives.load();
		Path library = Path.of(System.getProperty(FOLDER), System.mapLibraryName("onnxruntime"));
		FileTime first = Files.getLastModifiedTime(library);
		assertThat(Files.size(library)).isGreaterThan(10_000_000);
		assertThat(library.resolveSibling(System.mapLibraryName("onnxruntime4j_jni"))).exists();
		System.clearProperty(FOLDER);
		OnnxNatives.load();
		assertThat(System.getProperty(FOLDER)).isEqualTo(library.getParent().toString());
		assertThat(Files.getLastModifiedTime(library)).isEqualTo(first);
	}

	/** Asked for a card before all else, as an analysis without workers does; ONNX Runtime's own way leaves an empty folder. */
	@Test
	@EnabledOnOs({ OS.LINUX, OS.MAC })
	void nothingIsLeftInTheTemporaryFolder(@TempDir Path temporary) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Djava.io.tmpdir=" + temporary, "-cp", System.getProperty("java.class.path"), Asking.class.getName())
				.inheritIO().start();
		assertThat(process.waitFor()).isZero();
		assertThat(temporary).isEmptyDirectory();
	}

	/** A process that asks and ends. */
	static final class Asking {

		public static void main(String[] args) throws IOException {
			CudaProbe.obstacle();
		}
	}
}
