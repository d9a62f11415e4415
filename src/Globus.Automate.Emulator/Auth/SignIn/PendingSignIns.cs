namespace Globus.Automate.Emulator.Auth.SignIn;

/// <summary>
/// Sign-ins whose page is open, by the ticket in the page's form. A ticket is valid once and only in its browser, so
/// that pages of other origins cannot send the form.
/// </summary>
internal sealed class PendingSignIns
{
    private const int Capacity = 1000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (SignInRequest Request, string Browser)> _pending = [];
    private readonly Queue<string> _order = new();

    /// <returns>The ticket.</returns>
    public string Add(SignInRequest request, string browser)
    {
        var ticket = SecretText.Create();
        lock (_gate)
        {
            _pending[ticket] = (request, browser);
            _order.Enqueue(ticket);
            if (_order.Count > Capacity)
            {
                _pending.Remove(_order.Dequeue());
            }
        }

        return ticket;
    }

    public SignInRequest? Take(string ticket, string browser)
    {
        lock (_gate)
        {
            return _pending.TryGetValue(ticket, out var entry) && entry.Browser == browser && _pending.Remove(ticket)
                ? entry.Request
                : null;
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _pending.Clear();
            _order.Clear();
        }
    }
}
