namespace Globus.Automate.Emulator.Auth.SignIn;

/// <summary>The sessions of browsers, until the user signs out or the emulator stops.</summary>
internal sealed class BrowserSessions
{
    private const int Capacity = 1000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Session> _sessions = [];

    public Session? Find(string? browser)
    {
        lock (_gate)
        {
            return browser is null ? null : _sessions.GetValueOrDefault(browser);
        }
    }

    public void Set(string browser, Session session)
    {
        lock (_gate)
        {
            if (_sessions.Count >= Capacity)
            {
                _sessions.Clear();
            }

            _sessions[browser] = session;
        }
    }

    public void Remove(string? browser)
    {
        lock (_gate)
        {
            _sessions.Remove(browser ?? "");
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _sessions.Clear();
        }
    }
}
