package org.demeanor.media.bioformats;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Map;

import org.demeanor.Stage;
import org.demeanor.StageException;

/** A file that {@code loci.formats.ImageReader} has open, by reflection. What it does not tell is NaN. Not thread-safe. */
final class OpenReader implements AutoCloseable {

	private static final Class<?>[] NONE = {};
	private static final int BYTE_BITS = 8;

	private final String name;
	private final Class<?> type;
	private final Object reader;
	private final Object metadata;

	/** @throws StageException (stage media) if Bio-Formats cannot read it */
	OpenReader(Path file) throws StageException {
		name = file.toString();
		try {
			type = BioFormats.readerClass();
			beQuiet();
			reader = type.getConstructor().newInstance();
			metadata = load("loci.formats.MetadataTools").getMethod("createOMEXMLMetadata").invoke(null);
			call(reader, "setMetadataStore", new Class<?>[] { load("loci.formats.meta.MetadataStore") }, metadata);
		}
		catch (ReflectiveOperationException | LinkageError unusable) {
			throw new StageException(Stage.MEDIA, name, "Bio-Formats does not start: " + unusable, unusable);
		}
		boolean read = false;
		try {
			call(reader, "setId", new Class<?>[] { String.class }, name);
			read = true;
		}
		finally {
			if (!read)
				close();
		}
	}

	int number(String method) throws StageException {
		return (Integer) call(reader, method, NONE);
	}

	boolean flag(String method) throws StageException {
		return (Boolean) call(reader, method, NONE);
	}

	/** The number of a plane, from its places, each from 0. */
	int index(int z, int c, int t) throws StageException {
		return (Integer) call(reader, "getIndex", new Class<?>[] { int.class, int.class, int.class }, z, c, t);
	}

	byte[] plane(int number) throws StageException {
		return (byte[]) call(reader, "openBytes", new Class<?>[] { int.class }, number);
	}

	/** Red, green and blue of the plane that was read last; {@code null} if it has no palette. */
	byte[][] palette() throws StageException {
		if (!flag("isIndexed"))
			return null;
		if (call(reader, "get8BitLookupTable", NONE) instanceof byte[][] narrow)
			return narrow;
		if (!(call(reader, "get16BitLookupTable", NONE) instanceof short[][] wide))
			return null;
		byte[][] upper = new byte[wide.length][];
		for (int color = 0; color < wide.length; color++) {
			upper[color] = new byte[wide[color].length];
			for (int entry = 0; entry < wide[color].length; entry++)
				upper[color][entry] = (byte) (wide[color][entry] >> BYTE_BITS);
		}
		return upper;
	}

	/** Seconds from frame to frame. */
	double timeIncrement() throws StageException {
		return seconds(call(metadata, "getPixelsTimeIncrement", new Class<?>[] { int.class }, 0));
	}

	/** When a plane was recorded, in seconds. */
	double planeSeconds(int plane) throws StageException {
		if ((Integer) call(metadata, "getPlaneCount", new Class<?>[] { int.class }, 0) <= plane)
			return Double.NaN;
		return seconds(call(metadata, "getPlaneDeltaT", new Class<?>[] { int.class, int.class }, 0, plane));
	}

	/** A number that the format has by a name of its own. */
	double global(String key) throws StageException {
		try {
			Object value = ((Map<?, ?>) call(reader, "getGlobalMetadata", NONE)).get(key);
			return value == null ? Double.NaN : Double.parseDouble(value.toString());
		}
		catch (NumberFormatException noNumber) {
			return Double.NaN;
		}
	}

	@Override
	public void close() {
		try {
			call(reader, "close", NONE);
		}
		catch (StageException unclosed) {
			// The planes are read already; a file that does not close is no reason to lose them.
			System.getLogger(OpenReader.class.getName()).log(System.Logger.Level.DEBUG, name, unclosed);
		}
	}

	// -- Helper methods --

	/** Where nobody has set up its log, it writes a hundred lines on the standard output for each file. */
	private void beQuiet() throws ReflectiveOperationException {
		load("loci.common.DebugTools").getMethod("enableLogging", String.class).invoke(null, "ERROR");
	}

	/** @param time an {@code ome.units.quantity.Time}, or {@code null} */
	private double seconds(Object time) throws StageException {
		if (time == null)
			return Double.NaN;
		try {
			Object second = load("ome.units.UNITS").getField("SECOND").get(null);
			Object value = call(time, "value", new Class<?>[] { load("ome.units.unit.Unit") }, second);
			return value instanceof Number number ? number.doubleValue() : Double.NaN;
		}
		catch (ReflectiveOperationException unknown) {
			throw unknown(unknown);
		}
	}

	private Class<?> load(String className) throws ClassNotFoundException {
		return Class.forName(className, true, type.getClassLoader());
	}

	private Object call(Object target, String method, Class<?>[] types, Object... arguments) throws StageException {
		try {
			return target.getClass().getMethod(method, types).invoke(target, arguments);
		}
		catch (InvocationTargetException failed) {
			throw new StageException(Stage.MEDIA, name, "Bio-Formats cannot read it: " + failed.getCause().getMessage(),
					failed.getCause());
		}
		catch (ReflectiveOperationException unknown) {
			throw unknown(unknown);
		}
	}

	private StageException unknown(ReflectiveOperationException unknown) {
		return new StageException(Stage.MEDIA, name, "this version of Bio-Formats is not known: " + unknown, unknown);
	}
}
