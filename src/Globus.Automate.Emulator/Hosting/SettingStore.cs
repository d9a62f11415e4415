using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator.Hosting;

/// <summary>The emulator's settings, which are kept between starts.</summary>
internal sealed class SettingStore(Database database)
{
    private const string Clock = "clock";

    /// <summary>The offset of the clock from real time.</summary>
    public TimeSpan ReadClockOffset() =>
        new(
            database.Find(
                "SELECT value FROM setting WHERE name = $1",
                row => long.Parse(row.Text(0), System.Globalization.CultureInfo.InvariantCulture),
                Clock
            )
        );

    public void WriteClockOffset(TimeSpan lead) =>
        database.Execute(
            "INSERT INTO setting VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = $2",
            Clock,
            lead.Ticks
        );

    /// <summary>Increments the counter of a kind, from 1.</summary>
    public int Count(string what) =>
        database.Find(
            "INSERT INTO setting VALUES ($1, 1) ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value",
            row => row.Number(0),
            $"count of {what}"
        );
}
