namespace Globus.Automate.Testing;

/// <summary>Environment variables that a test changes. At its end they are as they were.</summary>
public sealed class EnvironmentScope : IDisposable
{
    private readonly Dictionary<string, string?> _before;

    public EnvironmentScope(params IEnumerable<string> names) =>
        _before = names.ToDictionary(name => name, Environment.GetEnvironmentVariable);

    /// <summary>Removes all of them.</summary>
    public EnvironmentScope Clear()
    {
        foreach (var name in _before.Keys)
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        return this;
    }

    public void Dispose()
    {
        foreach (var (name, value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }
}
