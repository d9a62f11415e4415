namespace Globus.Automate.Emulator.Auth.SignIn;

/// <summary>Who is signed in in which browser, until they sign out or the emulator ends.</summary>
internal sealed class BrowserSessions
{
    private const int Capacity = 1000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Session> sessions = [];

    public Session? Find(string? browser)
    {
        lock (gate)
        {
            return browser is null ? null : sessions.GetValueOrDefault(browser);
        }
    }

    public void Set(string browser, Session session)
    {
        lock (gate)
        {
            if (sessions.Count >= Capacity)
            {
                sessions.Clear();
            }

            sessions[browser] = session;
        }
    }

    public void Remove(string? browser)
    {
        lock (gate)
        {
            sessions.Remove(browser ?? "");
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            sessions.Clear();
        }
    }
}
