package org.demeanor.face.detection.cascade;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import org.demeanor.Stage;
import org.demeanor.StageException;

/**
 * A cascade as the plain numbers of its arrays. It is a tenth of the XML, which took a third of a second to read at
 * every start. The build makes it ({@link CascadeCompiler}), so it always fits the code.
 */
final class CascadeFile {

	private CascadeFile() {}

	static void write(Cascade cascade, OutputStream stream) throws IOException {
		DataOutputStream out = new DataOutputStream(stream);
		out.writeInt(cascade.windowWidth);
		out.writeInt(cascade.windowHeight);
		out.writeInt(cascade.stageEnd.length);
		out.writeInt(cascade.threshold.length);
		for (int end : cascade.stageEnd)
			out.writeInt(end);
		for (int corner : cascade.rectangle)
			out.writeInt(corner);
		for (float[] values : new float[][] { cascade.stageThreshold, cascade.threshold, cascade.leaf, cascade.weight })
			for (float value : values)
				out.writeFloat(value);
		out.flush();
	}

	/**
	 * @param name of the cascade for messages
	 * @param stream the file; {@code null} if it is not there
	 * @throws StageException (stage face) if it is missing or cut off
	 */
	static Cascade read(String name, InputStream stream) throws StageException {
		if (stream == null)
			throw new StageException(Stage.FACE, name, "the face cascade is missing from this build");
		try (DataInputStream in = new DataInputStream(new BufferedInputStream(stream))) {
			int width = in.readInt();
			int height = in.readInt();
			Cascade cascade = new Cascade(width, height, in.readInt(), in.readInt());
			for (int[] values : new int[][] { cascade.stageEnd, cascade.rectangle })
				for (int i = 0; i < values.length; i++)
					values[i] = in.readInt();
			for (float[] values : new float[][] { cascade.stageThreshold, cascade.threshold, cascade.leaf, cascade.weight })
				for (int i = 0; i < values.length; i++)
					values[i] = in.readFloat();
			return cascade;
		}
		catch (IOException damaged) {
			throw new StageException(Stage.FACE, name, "the face cascade of this build cannot be read", damaged);
		}
	}
}
