package org.demeanor.bundling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.demeanor.StageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class BundleFolderTest {

	@TempDir
	private Path folder;

	/** Linux opens this file, and cannot read its beginning. */
	@Test
	@EnabledOnOs(OS.LINUX)
	void aNetThatCannotBeReadToItsEndLeavesTheOneBefore() throws IOException {
		Path net = Files.writeString(folder.resolve("net.onnx"), "the net before");
		assertThatThrownBy(() -> new BundleFolder(folder).copy(Path.of("/proc/self/mem"), "net.onnx"))
				.isInstanceOf(StageException.class).hasMessageContaining("net.onnx: report: cannot be written");
		assertThat(net).hasContent("the net before");
		assertThat(folder.toFile().list()).containsExactly("net.onnx");
	}
}
