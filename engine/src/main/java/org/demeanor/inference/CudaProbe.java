package org.demeanor.inference;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import org.demeanor.StageException;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;

/**
 * Checks whether ONNX Runtime's CUDA provider works here. The provider itself is tried last, when nothing else is known
 * to fail: if CUDA's libraries are missing, it unpacks half a gigabyte before it fails.
 */
public final class CudaProbe {

	private static final boolean WINDOWS = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
	/** The library of CUDA 12 that the provider links against and that no driver installs. */
	private static final String LIBRARY = WINDOWS ? "cublasLt64_12.dll" : "libcublasLt.so.12";
	private static final Path LINKER_CACHE = Path.of("/etc/ld.so.cache");

	private CudaProbe() {}

	/**
	 * The reason why CUDA cannot be used, in one line with the cure; empty if it can.
	 *
	 * @throws StageException (stage model) if ONNX Runtime does not load at all
	 */
	public static Optional<String> obstacle() throws StageException {
		OnnxNatives.load();
		if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA))
			return Optional.of("this build runs on the CPU only; build with 'mvn -Pcuda package' for CUDA 12");
		if (!libraryFound())
			return Optional.of(LIBRARY + " was not found; install CUDA 12 and put its libraries on "
					+ (WINDOWS ? "PATH" : "LD_LIBRARY_PATH"));
		return refusal();
	}

	/** What the provider says if it does not find a driver, a card or another of its libraries. */
	private static Optional<String> refusal() {
		try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
			OnnxSession.addCuda(options);
			return Optional.empty();
		}
		catch (OrtException refused) {
			return Optional.of("ONNX Runtime cannot use CUDA here: " + refused.getMessage().lines().findFirst().orElse("")
					+ "; check the driver ('nvidia-smi'), CUDA 12 and cuDNN 9");
		}
	}

	private static boolean libraryFound() {
		String searchPath = System.getenv(WINDOWS ? "PATH" : "LD_LIBRARY_PATH");
		if (searchPath != null && Arrays.stream(searchPath.split(File.pathSeparator))
				.anyMatch(folder -> !folder.isEmpty() && new File(folder, LIBRARY).exists()))
			return true;
		return !WINDOWS && linkerKnowsLibrary();
	}

	/**
	 * The linker's cache is a binary file with library names in plain text. If a name is not in it, dlopen does not
	 * find that library.
	 */
	private static boolean linkerKnowsLibrary() {
		try {
			return Files.isReadable(LINKER_CACHE)
					&& new String(Files.readAllBytes(LINKER_CACHE), StandardCharsets.ISO_8859_1).contains(LIBRARY);
		}
		catch (IOException unreadable) {
			return false;
		}
	}
}
