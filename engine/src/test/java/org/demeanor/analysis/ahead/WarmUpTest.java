package org.demeanor.analysis.ahead;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

/** Loading ahead is a help, and no part of the work: nobody hears of it if it fails. */
class WarmUpTest {

	/** As in a run that is refused at once; ONNX Runtime cannot be loaded by a process that already ends. */
	@Test
	void aProcessThatEndsMeanwhileSaysNothing() throws IOException, InterruptedException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), Ending.class.getName()).redirectErrorStream(true).start();
		assertThat(new String(process.getInputStream().readAllBytes())).doesNotContain("Exception");
		assertThat(process.waitFor()).isZero();
	}

	/** Begins to load when it is about to end. */
	static final class Ending {

		public static void main(String[] args) {
			Runtime.getRuntime().addShutdownHook(new Thread(Ending::load));
		}

		private static void load() {
			WarmUp.libraries();
			Thread[] threads = new Thread[Thread.activeCount() + 10];
			Thread.enumerate(threads);
			for (Thread thread : threads)
				if (thread != null && thread.getName().equals("warm up"))
					join(thread);
		}

		private static void join(Thread thread) {
			try {
				thread.join();
			}
			catch (InterruptedException ended) {
				throw new IllegalStateException(ended);
			}
		}
	}
}
