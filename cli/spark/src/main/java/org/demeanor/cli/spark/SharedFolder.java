package org.demeanor.cli.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;
import org.demeanor.Stage;
import org.demeanor.StageException;

/** A folder that every machine of a job sees, on any file system that Spark can write to. */
final class SharedFolder implements Serializable {

	private static final long serialVersionUID = 1;

	/** How the names of files begin that are not whole yet. */
	private static final String PART = "_part-";

	private final String folder;
	private final SerializableConfiguration hadoop;

	/**
	 * @param folder a path or address; a relative path is one of this process
	 * @throws IOException if there is no such file system
	 * @throws StageException (stage option) if it is no path or address that can be used
	 */
	SharedFolder(String folder, Configuration hadoop) throws IOException {
		this(qualified(folder, hadoop), new SerializableConfiguration(hadoop));
	}

	private SharedFolder(String folder, SerializableConfiguration hadoop) {
		this.folder = folder;
		this.hadoop = hadoop;
	}

	/** A folder in it. */
	SharedFolder child(String name) {
		return new SharedFolder(path(name).toString(), hadoop);
	}

	boolean exists(String name) throws IOException {
		return system().exists(path(name));
	}

	/** Deletes a file, or a folder with all that is in it, if it is there. */
	void delete(String name) throws IOException {
		system().delete(path(name), true);
	}

	/** The content of a file; empty if it is not there. */
	Optional<byte[]> read(String name) throws IOException {
		try (InputStream content = system().open(path(name))) {
			return Optional.of(content.readAllBytes());
		}
		catch (FileNotFoundException none) {
			return Optional.empty();
		}
	}

	/** Writes a file, whole or not at all. If several processes write it at once, one succeeds. */
	void write(String name, byte[] content) throws IOException {
		FileSystem system = system();
		Path part = path(PART + UUID.randomUUID());
		try (OutputStream bytes = system.create(part, false)) {
			bytes.write(content);
		}
		// Some file systems rename onto no file.
		system.delete(path(name), false);
		if (system.rename(part, path(name)))
			return;
		system.delete(part, false);
		if (!system.exists(path(name)))
			throw new IOException(path(name) + " cannot be written");
	}

	/** Removes what a kill cut off. */
	void deleteParts() throws IOException {
		for (FileStatus part : system().listStatus(new Path(folder), file -> file.getName().startsWith(PART)))
			system().delete(part.getPath(), false);
	}

	private static String qualified(String folder, Configuration hadoop) throws IOException {
		try {
			Path path = new Path(folder);
			return path.getFileSystem(hadoop).makeQualified(path).toString();
		}
		catch (IllegalArgumentException wrong) {
			throw new StageException(Stage.OPTION, "--out", "'" + folder + "' is no usable path or address: " + wrong.getMessage(),
					wrong);
		}
	}

	private Path path(String name) {
		return new Path(folder, name);
	}

	private FileSystem system() throws IOException {
		return new Path(folder).getFileSystem(hadoop.value());
	}
}
