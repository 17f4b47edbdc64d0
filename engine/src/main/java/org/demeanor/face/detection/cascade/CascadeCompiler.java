package org.demeanor.face.detection.cascade;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.demeanor.StageException;

/** A step of the build: turns OpenCV's cascade from XML into the file that {@link CascadeFile} reads. */
public final class CascadeCompiler {

	private CascadeCompiler() {}

	/** @param paths the XML, and the file to write */
	public static void main(String[] paths) throws IOException, StageException {
		try (InputStream xml = Files.newInputStream(Path.of(paths[0]));
				OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(paths[1])))) {
			CascadeFile.write(CascadeXml.read(paths[0], xml), out);
		}
	}
}
