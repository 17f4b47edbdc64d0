package org.demeanor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnusableLibraryTest {

	/** As glibc 2.28 and JavaCPP say it. */
	@Test
	void anOldGlibcIsNamedWithTheCure() {
		UnsatisfiedLinkError loader = new UnsatisfiedLinkError("/home/u/.javacpp/cache/libjnijavacpp.so: /lib64/libc.so.6:"
				+ " version `GLIBC_2.34' not found (required by /home/u/.javacpp/cache/libjnijavacpp.so)");
		Throwable javacpp = new UnsatisfiedLinkError("no jnijavacpp in java.library.path: /usr/lib").initCause(loader);
		assertThat(UnusableLibrary.why(javacpp)).startsWith("needs GLIBC 2.34 or newer").contains("-P old-glibc");
	}

	@Test
	void aFolderWithoutProgramsIsNamed() {
		assertThat(UnusableLibrary.why(new UnsatisfiedLinkError("/t/x/libonnxruntime.so: /t/x/libonnxruntime.so: failed to map"
				+ " segment from shared object"))).startsWith("cannot be loaded from /t/x, where programs may not run");
	}

	@Test
	void anythingElseIsSaidAsItCame() {
		assertThat(UnusableLibrary.why(new UnsatisfiedLinkError("no ear"))).isEqualTo("does not load on this machine: no ear");
	}
}
