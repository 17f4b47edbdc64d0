package org.demeanor.file;

/** Numbers in tables that other programs wrote: spreadsheets of some countries write decimal commas. */
public final class DecimalText {

	private DecimalText() {}

	/**
	 * Reads a number with a decimal point or a decimal comma; no separator stands between thousands.
	 *
	 * @param text may have blanks around it
	 * @return perhaps not finite, as of {@code NaN}
	 * @throws NumberFormatException if it is no number, also if Java alone would take it for one ({@code 1d})
	 */
	public static double parse(String text) {
		String number = text.strip().replace(',', '.');
		if (number.matches(".*[dDfF]"))
			throw new NumberFormatException(text);
		return Double.parseDouble(number);
	}
}
