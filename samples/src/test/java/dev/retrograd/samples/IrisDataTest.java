package dev.retrograd.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.retrograd.samples.IrisData.Species;
import java.io.IOException;
import java.io.StringReader;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped data are Fisher's, and every mistake in a file is reported with its place and a way out. */
class IrisDataTest {

    private static final String HEADER = "sepalLength,sepalWidth,petalLength,petalWidth,species\n";

    @Test
    void shippedDataHaveThePublishedCountsAndSums() {
        IrisData data = IrisData.load();

        assertThat(data.measurements()).hasDimensions(150, 4);
        for (Species species : Species.values()) {
            assertThat(Collections.frequency(data.species(), species)).isEqualTo(50);
        }
        double[] published = {876.5, 458.6, 563.7, 179.9};
        for (int feature = 0; feature < published.length; feature++) {
            double sum = 0;
            for (double[] flower : data.measurements()) {
                sum += flower[feature];
            }
            assertThat(sum).isCloseTo(published[feature], within(1e-9));
        }
    }

    @Test
    void rows35And38AreAsFisherPrintedThem() {
        double[][] flowers = IrisData.load().measurements();

        assertThat(flowers[34]).containsExactly(4.9, 3.1, 1.5, 0.2);
        assertThat(flowers[37]).containsExactly(4.9, 3.6, 1.4, 0.1);
    }

    @Test
    void commentsAndBlankLinesAreSkippedButCounted() throws IOException {
        IrisData data = read("# source\n\n" + HEADER + "5.1, 3.5, 1.4, 0.2, setosa\n");

        assertThat(data.measurements()).isDeepEqualTo(new double[][] {{5.1, 3.5, 1.4, 0.2}});
        assertThat(data.species()).containsExactly(Species.SETOSA);
        assertThatThrownBy(() -> read("# source\n\n" + HEADER + "?,3.5,1.4,0.2,setosa\n"))
                .hasMessageStartingWith("my.csv, line 4, column 1 (sepalLength): '?' is not a number");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    5.1,3.5,1.4,setosa          | my.csv, line 2, column 4 (petalWidth): 4 columns instead of 5
                    5.1,3.5,1.4,0.2,setosa,7    | my.csv, line 2, column 6: 6 columns instead of 5
                    5.1                         | my.csv, line 2, column 1 (sepalLength): 1 column instead of 5
                    5.1,3.5,,0.2,setosa         | my.csv, line 2, column 3 (petalLength): '' is not a number
                    5.1,3.5,1.4,NaN,setosa      | my.csv, line 2, column 4 (petalWidth): 'NaN' is not a length
                    5.1,-3.5,1.4,0.2,setosa     | my.csv, line 2, column 2 (sepalWidth): '-3.5' is not a length
                    5.1,3.5,1.4,0.2,Iris-setosa | my.csv, line 2, column 5 (species): 'Iris-setosa' is not a species
                    """)
    void mistakesAreReportedAtTheirPlace(String line, String message) {
        assertThatThrownBy(() -> read(HEADER + line + "\n"))
                .isInstanceOf(IrisFormatException.class)
                .hasMessageStartingWith(message)
                .hasMessageContaining("; write ");
    }

    @Test
    void aMissingHeaderIsReported() {
        assertThatThrownBy(() -> read("5.1,3.5,1.4,0.2,setosa\n"))
                .isInstanceOf(IrisFormatException.class)
                .hasMessageStartingWith(
                        "my.csv, line 1, column 1 (sepalLength): the first line has to be 'sepalLength,");
    }

    @Test
    void aFileWithoutFlowersIsReported() {
        for (String text : new String[] {"", "# only a comment\n", HEADER}) {
            assertThatThrownBy(() -> read(text))
                    .isInstanceOf(IrisFormatException.class)
                    .hasMessageStartingWith("my.csv: no flowers in this file; expected");
        }
    }

    private static IrisData read(String text) throws IOException {
        return IrisData.read("my.csv", new StringReader(text));
    }
}
