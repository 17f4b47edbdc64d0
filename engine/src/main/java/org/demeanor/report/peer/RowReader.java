package org.demeanor.report.peer;

import java.util.Optional;

import org.apache.commons.csv.CSVRecord;
import org.demeanor.StageException;
import org.demeanor.score.Scores;

/** Reads the rows of one table. */
interface RowReader {

	/**
	 * A face in a frame.
	 *
	 * @param film as the table names it; empty if the table is about one film
	 * @param person as the table names it; empty if it tells nobody apart
	 */
	record Face(String film, String person, Scores scores) {}

	/**
	 * The face that a row tells of; empty if there is none.
	 *
	 * @throws StageException (stage report) naming file and row if a value is none
	 */
	Optional<Face> read(CSVRecord row) throws StageException;
}
