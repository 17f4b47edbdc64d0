package org.demeanor.inference;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.util.Locale;

import org.bytedeco.javacpp.Loader;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.UnusableLibrary;
import org.demeanor.file.NativesFolder;

import ai.onnxruntime.OrtEnvironment;

/**
 * Keeps ONNX Runtime's native libraries unpacked between runs, in JavaCPP's cache, where FFmpeg's are too. By itself
 * ONNX Runtime unpacks 20 MB at each start.
 */
final class OnnxNatives {

	/** The property that names the folder from which ONNX Runtime loads its libraries. */
	private static final String FOLDER = "onnxruntime.native.path";

	private OnnxNatives() {}

	/**
	 * Loads ONNX Runtime, which must be done before its first use.
	 *
	 * @throws StageException (stage model) if it does not load on this machine
	 */
	static void load() throws StageException {
		unpackOnce();
		try {
			OrtEnvironment.getEnvironment();
		}
		catch (LinkageError refused) {
			throw new StageException(Stage.MODEL, "onnxruntime", UnusableLibrary.why(refused), refused);
		}
	}

	/**
	 * If the cache cannot be written, ONNX Runtime unpacks its libraries itself.
	 */
	private static synchronized void unpackOnce() {
		NativesFolder.choose();
		String resources = "/ai/onnxruntime/native/" + platform() + "/";
		// The CUDA build loads further libraries from the folder of the first one.
		if (System.getProperty(FOLDER) != null || resource(resources, "onnxruntime_providers_shared") != null)
			return;
		try {
			File folder = null;
			for (String library : new String[] { "onnxruntime", "onnxruntime4j_jni" }) {
				URL resource = resource(resources, library);
				File file = resource == null ? null : Loader.cacheResource(resource);
				if (file == null)
					return;
				folder = file.getParentFile();
			}
			System.setProperty(FOLDER, folder.getPath());
		}
		catch (IOException notWritable) {
			System.getLogger(OnnxNatives.class.getName()).log(System.Logger.Level.DEBUG, "native libraries", notWritable);
		}
	}

	private static URL resource(String folder, String library) {
		return OrtEnvironment.class.getResource(folder + System.mapLibraryName(library));
	}

	/** The name of the folder in ONNX Runtime's jar. */
	private static String platform() {
		String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
		String architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
		String name = system.contains("win") ? "win" : system.contains("mac") ? "osx" : "linux";
		return name + "-" + (architecture.equals("aarch64") ? "aarch64" : "x64");
	}
}
