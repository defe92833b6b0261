package dev.parley.report;

import dev.parley.article.ArticleAnalysis;
import dev.parley.article.Mention;
import dev.parley.article.SentenceAnalysis;
import dev.parley.model.Decimals;
import dev.parley.model.Prediction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes analyses of articles as the rows of a table: a row for each holder of a sentence, and one
 * for a sentence without. Spans count characters of the article.
 */
public final class ArticleRows {

  /** The columns, in order; {@code sentence} counts from 1. */
  public static final List<String> COLUMNS =
      List.of(
          "article",
          "sentence",
          "begin",
          "end",
          "text",
          "stance",
          "stance_p",
          "sentiment",
          "sentiment_p",
          "holder",
          "holder_text",
          "holder_p",
          "source",
          "source_text",
          "source_p",
          "parley_error");

  private ArticleRows() {}

  /**
   * One article.
   *
   * @param article its name
   * @param analysis what it conveys
   * @return rows of strings and numbers, one a column
   */
  public static List<List<Object>> of(String article, ArticleAnalysis analysis) {
    List<List<Object>> rows = new ArrayList<>();
    int number = 0;
    for (SentenceAnalysis sentence : analysis.sentences()) {
      number++;
      if (sentence.holders().isEmpty()) {
        rows.add(row(article, number, sentence, null));
      }
      for (Mention holder : sentence.holders()) {
        rows.add(row(article, number, sentence, holder));
      }
    }
    return rows;
  }

  private static List<Object> row(
      String article, int number, SentenceAnalysis s, @Nullable Mention holder) {
    List<Object> row = new ArrayList<>();
    row.add(article);
    row.add(number);
    row.add(s.sentence().span().begin());
    row.add(s.sentence().span().end());
    row.add(s.sentence().text());
    row.addAll(answer(s.stance()));
    row.addAll(answer(s.sentiment()));
    row.addAll(mention(holder));
    row.addAll(mention(s.source()));
    row.add("");
    return row;
  }

  private static List<Object> answer(Prediction prediction) {
    return List.of(prediction.label(), Decimals.of(prediction.probability()));
  }

  private static List<Object> mention(@Nullable Mention mention) {
    return mention == null
        ? List.of("", "", "")
        : List.of(mention.name(), mention.text(), Decimals.of(mention.probability()));
  }

  /**
   * The row of an article that could not be read.
   *
   * @param article its name
   * @param error what is wrong with it
   */
  public static List<Object> failure(String article, String error) {
    List<Object> row = new ArrayList<>(Collections.nCopies(COLUMNS.size(), ""));
    row.set(0, article);
    row.set(COLUMNS.size() - 1, error);
    return row;
  }
}
