package dev.parley.bench;

import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Rows of a pool that are worth labelling next, the best first: those of which the model is unsure
 * (uncertainty sampling), but no two that are alike.
 *
 * <p>The most uncertain rows are kept ({@link SuggestionOptions#shortlisted()}). Of these the one
 * is chosen, again and again, whose uncertainty less diversity times its greatest similarity to a
 * labelled or chosen row is largest: maximal marginal relevance with uncertainty for relevance. The
 * similarity is the cosine of words and pairs of words, weighted by TF-IDF; a row of 0.9 or more is
 * skipped. Ties go to the earlier row, so that the same pool gives the same suggestions.
 *
 * <p>Immutable; threads may share it as far as they may share the rows.
 *
 * @param chosen the rows, from the first rank on; fewer than wanted where no more are left
 * @param rows how many the pool has
 * @param compared how many of the most uncertain were kept
 * @param repeated how many were skipped because their very text is labelled, or kept already
 * @param nearlySame how many of those kept were skipped because a labelled or chosen row is nearly
 *     the same
 * @param <T> of a row
 * @see <a href="https://doi.org/10.1145/290941.291025">Carbonell and Goldstein 1998, The use of
 *     MMR, diversity-based reranking for reordering documents and producing summaries</a>
 */
public record Suggestions<T>(
    List<Candidate<T>> chosen, long rows, int compared, long repeated, int nearlySame) {

  /** Copies. */
  public Suggestions {
    chosen = List.copyOf(chosen);
  }

  /**
   * Chooses.
   *
   * @param pool the rows with what the model thinks of them; read to its end in bounded memory
   * @param labelled the texts that are labelled already
   * @param options how many and how different
   */
  public static <T> Suggestions<T> of(
      Iterator<Candidate<T>> pool, Set<String> labelled, SuggestionOptions options) {
    Shortlist<T> shortlist = new Shortlist<>(options.shortlisted(), labelled);
    pool.forEachRemaining(shortlist::offer);
    List<Candidate<T>> kept = shortlist.inOrder();
    GreedySelection<T> selection = new GreedySelection<>(kept, options.diversity());
    labelled.forEach(selection::avoid);
    List<Candidate<T>> chosen = selection.choose(options.count());
    return new Suggestions<>(
        chosen, shortlist.rows(), kept.size(), shortlist.repeated(), selection.nearlySame());
  }
}
