package org.demeanor.dataset;

import java.nio.file.Path;
import java.util.Locale;

import org.demeanor.StageException;

/** How a folder says what its files show. */
public enum Layout {
	/** RAVDESS: file names say emotion and actor. */
	RAVDESS {
		@Override
		public DataSet read(Path folder, Selection selection) throws StageException {
			return RavdessLayout.read(folder, selection);
		}
	},
	/** {@code folder/<label>/<file>}. */
	FOLDERS {
		@Override
		public DataSet read(Path folder, Selection selection) throws StageException {
			return FolderLayout.read(folder, selection);
		}
	};

	/**
	 * Finds the items below a folder.
	 *
	 * @throws StageException (stage media) if the folder cannot be read or holds nothing that was selected
	 */
	public abstract DataSet read(Path folder, Selection selection) throws StageException;

	/** The lower-case word of the command line. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}
}
