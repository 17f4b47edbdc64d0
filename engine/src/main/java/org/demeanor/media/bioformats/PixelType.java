package org.demeanor.media.bioformats;

import java.nio.ByteBuffer;
import java.util.Optional;

/** What a sample is, in the order of Bio-Formats' numbers ({@code loci.formats.FormatTools}). */
enum PixelType {
	INT8 {
		@Override
		double at(ByteBuffer plane, int sample) {
			return plane.get(sample);
		}
	},
	UINT8 {
		@Override
		double at(ByteBuffer plane, int sample) {
			return plane.get(sample) & 0xff;
		}
	},
	INT16 {
		@Override
		double at(ByteBuffer plane, int sample) {
			return plane.getShort(Short.BYTES * sample);
		}
	},
	UINT16 {
		@Override
		double at(ByteBuffer plane, int sample) {
			return plane.getShort(Short.BYTES * sample) & 0xffff;
		}
	},
	INT32 {
		@Override
		double at(ByteBuffer plane, int sample) {
			return plane.getInt(Integer.BYTES * sample);
		}
	},
	UINT32 {
		@Override
		double at(ByteBuffer plane, int sample) {
			return Integer.toUnsignedLong(plane.getInt(Integer.BYTES * sample));
		}
	},
	FLOAT {
		@Override
		double at(ByteBuffer plane, int sample) {
			return plane.getFloat(Float.BYTES * sample);
		}
	},
	DOUBLE {
		@Override
		double at(ByteBuffer plane, int sample) {
			return plane.getDouble(Double.BYTES * sample);
		}
	};

	/** Empty for a number that is none of them. */
	static Optional<PixelType> of(int number) {
		return number >= 0 && number < values().length ? Optional.of(values()[number]) : Optional.empty();
	}

	/** A sample of a plane, by its place among the samples. */
	abstract double at(ByteBuffer plane, int sample);

	boolean isWhole() {
		return this != FLOAT && this != DOUBLE;
	}
}
