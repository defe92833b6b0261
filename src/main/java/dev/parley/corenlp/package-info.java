/** Stanford CoreNLP behind the contracts of the text package; the only code that sees it. */
@NullMarked
package dev.parley.corenlp;

import org.jspecify.annotations.NullMarked;
