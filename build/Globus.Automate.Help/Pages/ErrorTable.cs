using Globus.Automate.Help.Text;

namespace Globus.Automate.Help.Pages;

/// <summary>Reads the table of the errors that a command may write.</summary>
internal static class ErrorTable
{
    private static readonly string[] Titles = ["Error id", "When", "What to do"];

    /// <summary>The rows of the table.</summary>
    /// <exception cref="PageException">The section does not begin with such a table.</exception>
    public static IReadOnlyList<CommandError> Read(Section section)
    {
        if (section.Text is not [TableRows table, ..] || !table.Rows[0].SequenceEqual(Titles))
        {
            throw section.Wrong(
                $"The section does not begin with its table. Add one with the columns {string.Join(", ", Titles)}."
            );
        }

        if (table.Rows.Any(row => row.Any(cell => cell.Length == 0)))
        {
            throw section.Page.Wrong(
                table.Line,
                "A cell of the table is empty. Every error has an id, says when it comes and what to do."
            );
        }

        return [.. table.Rows.Skip(1).Select(row => new CommandError(row[0], row[1], row[2]))];
    }
}
