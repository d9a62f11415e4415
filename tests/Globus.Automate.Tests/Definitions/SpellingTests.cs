using Globus.Automate.Definitions.Checks;

namespace Globus.Automate.Tests.Definitions;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("Paramters", " Did you mean 'Parameters'?")]
    [InlineData("PARAMETERS", " Did you mean 'Parameters'?")]
    [InlineData("ResultPth", " Did you mean 'ResultPath'?")]
    [InlineData("Nxt", " Did you mean 'Next'?")]
    [InlineData("Netx", " Did you mean 'Next'?")]
    [InlineData("Nx", "")]
    [InlineData("", "")]
    [InlineData("Something", "")]
    public void The_closest_name_is_suggested(string name, string sentence) =>
        Assert.Equal(sentence, Spelling.Suggest(name, ["Next", "Parameters", "ResultPath", "Result"]));

    // The reference computes every cell of the table.
    [Fact]
    public void The_first_of_the_names_with_the_smallest_distance_is_suggested()
    {
        var random = new Random(1);
        for (var round = 0; round < 2000; round++)
        {
            var name = Name(random);
            var known = Enumerable.Range(0, 20).Select(_ => Name(random)).ToList();
            var closest = known
                .Where(candidate => Distance(name, candidate) <= Math.Min(3, name.Length / 3))
                .OrderBy(candidate => Distance(name, candidate))
                .FirstOrDefault();

            Assert.Equal(closest is null ? "" : $" Did you mean '{closest}'?", Spelling.Suggest(name, known));
        }
    }

    private static string Name(Random random) =>
        new([.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => (char)random.Next('A', 'D'))]);

    private static int Distance(string from, string to)
    {
        var table = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
            {
                var least = i == 0 || j == 0 ? i + j : Math.Min(table[i - 1, j], table[i, j - 1]) + 1;
                if (i > 0 && j > 0)
                {
                    least = Math.Min(least, table[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1));
                }

                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    least = Math.Min(least, table[i - 2, j - 2] + 1);
                }

                table[i, j] = least;
            }
        }

        return table[from.Length, to.Length];
    }
}
