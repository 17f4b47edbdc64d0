package org.demeanor;

import java.lang.reflect.RecordComponent;
import java.util.Objects;

/** Compares records without their own {@code equals}, which Java links at its first call: ten milliseconds of a start. */
public final class Records {

	private Records() {}

	/**
	 * Whether two records are of one class and all of their components are equal; those that are records are compared likewise.
	 *
	 * @param one of a public class, as are all records within it
	 * @throws IllegalArgumentException if a class is not public
	 */
	public static boolean areEqual(Record one, Record other) {
		if (one.getClass() != other.getClass())
			return false;
		try {
			for (RecordComponent component : one.getClass().getRecordComponents())
				if (!areEqual(component.getAccessor().invoke(one), component.getAccessor().invoke(other)))
					return false;
			return true;
		}
		catch (ReflectiveOperationException hidden) {
			throw new IllegalArgumentException(one.getClass() + " cannot be read", hidden);
		}
	}

	private static boolean areEqual(Object one, Object other) {
		return one instanceof Record first && other instanceof Record second ? areEqual(first, second)
				: Objects.equals(one, other);
	}
}
