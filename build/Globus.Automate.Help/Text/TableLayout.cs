namespace Globus.Automate.Help.Text;

/// <summary>Lays a table out in columns, whose cells wrap where the table would be too wide.</summary>
internal static class TableLayout
{
    private const int Gap = 2;

    /// <summary>
    /// The lines of the table: titles, a rule, the rows. Rows are set apart where a cell takes more than one line.
    /// </summary>
    /// <param name="rows">The rows, titles first.</param>
    /// <param name="width">How many characters a line may have.</param>
    public static IReadOnlyList<string> Lines(IReadOnlyList<IReadOnlyList<string>> rows, int width)
    {
        var widths = Widths(rows, width);
        var laidOut = rows.Select(row => RowLines(row, widths)).ToList();
        var rule = Join(widths.Select(column => new string('-', column)), widths);
        IEnumerable<string> body = laidOut.Exists(row => row.Count > 1)
            ? laidOut.Skip(1).SelectMany((row, index) => index == 0 ? row : row.Prepend(""))
            : laidOut.Skip(1).SelectMany(row => row);
        return [.. laidOut[0], rule, .. body];
    }

    // The widest column gives way first, but no column becomes narrower than its longest word.
    private static int[] Widths(IReadOnlyList<IReadOnlyList<string>> rows, int width)
    {
        var columns = Enumerable.Range(0, rows[0].Count).ToList();
        var widths = columns.Select(column => rows.Max(row => row[column].Length)).ToArray();
        var least = columns
            .Select(column => rows.Max(row => row[column].Split(' ').Max(word => word.Length)))
            .ToArray();
        while (widths.Sum() + Gap * (widths.Length - 1) > width)
        {
            var widest = columns
                .Where(column => widths[column] > least[column])
                .DefaultIfEmpty(-1)
                .MaxBy(column => column < 0 ? 0 : widths[column]);
            if (widest < 0)
            {
                break;
            }

            widths[widest]--;
        }

        return widths;
    }

    private static List<string> RowLines(IReadOnlyList<string> row, int[] widths)
    {
        var cells = row.Select((cell, column) => WordWrap.Lines(cell, widths[column])).ToList();
        return
        [
            .. Enumerable
                .Range(0, cells.Max(cell => cell.Count))
                .Select(line => Join(cells.Select(cell => line < cell.Count ? cell[line] : ""), widths)),
        ];
    }

    private static string Join(IEnumerable<string> cells, int[] widths) =>
        string.Join(new string(' ', Gap), cells.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd();
}
