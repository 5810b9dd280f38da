package io.khoroszendesk.common.memory;

/**
 * The steps that the server must do in one piece, in Lua. Times are milliseconds of the server's clock, so the clocks of
 * replicas don't matter.
 */
enum Script {
    /** KEYS: the thing; ARGV: owner, lease, life. Returns state and value. */
    CLAIM("""
            local state, owner, begun, over = string.match(redis.call('GET', KEYS[1]) or '', '^(%a+)|([^|]*)|?(%d*)|?(%d*)$')
            if state == 'made' then return {'MADE', owner} end
            if state == 'making' and tonumber(over) > now then return {'BUSY', begun} end
            if begun == '' then begun = nil end
            redis.call('SET', KEYS[1], string.format('making|%s|%s|%.0f', ARGV[1], begun or text(now), now + ARGV[2]), 'PX', ARGV[3])
            return {state == 'free' and 'FREED' or 'MINE', begun or ''}
            """),
    /** KEYS: the thing; ARGV: owner, lease, life. A claim that was lost is made again. */
    RENEW("""
            local there = redis.call('GET', KEYS[1])
            if not there then
              redis.call('SET', KEYS[1], string.format('making|%s|%.0f|%.0f', ARGV[1], now, now + ARGV[2]), 'PX', ARGV[3])
              return
            end
            local state, owner, begun = string.match(there, '^(%a+)|([^|]*)|?(%d*)|?(%d*)$')
            if state == 'making' and owner == ARGV[1] then
              redis.call('SET', KEYS[1], string.format('making|%s|%s|%.0f', owner, begun, now + ARGV[2]), 'KEEPTTL')
            end
            """),
    /** KEYS: the thing; ARGV: owner, whether it is in doubt, life. */
    RELEASE("""
            local state, owner, begun = string.match(redis.call('GET', KEYS[1]) or '', '^(%a+)|([^|]*)|?(%d*)|?(%d*)$')
            if state ~= 'making' or owner ~= ARGV[1] then return end
            if ARGV[2] == 'true' then redis.call('SET', KEYS[1], 'doubt||' .. begun, 'PX', ARGV[3])
            else redis.call('SET', KEYS[1], 'free|', 'PX', ARGV[3]) end
            """),
    /** KEYS: the bucket; ARGV: most, life. Returns how long to wait, 0 if a token was taken. */
    SPEND("""
            redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', text(now - ARGV[2]))
            local out = redis.call('ZCARD', KEYS[1])
            if out < tonumber(ARGV[1]) then
              redis.call('ZADD', KEYS[1], now, text(micros))
              redis.call('PEXPIRE', KEYS[1], ARGV[2])
              return '0'
            end
            local place = out - ARGV[1]
            local back = redis.call('ZRANGE', KEYS[1], place, place, 'WITHSCORES')
            return text(math.max(1, back[2] + ARGV[2] - now))
            """),
    /** KEYS: the lock, its latest fencing token; ARGV: lease, life of the token. Returns the token, or nothing. */
    LOCK("""
            if redis.call('EXISTS', KEYS[1]) == 1 then return nil end
            local token = math.max(micros, tonumber(redis.call('GET', KEYS[2]) or '0') + 1)
            redis.call('SET', KEYS[2], text(token), 'PX', ARGV[2])
            redis.call('SET', KEYS[1], text(token), 'PX', ARGV[1])
            return text(token)
            """),
    /** KEYS: the lock; ARGV: the token. */
    UNLOCK("if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end"),
    /** KEYS: the set, its channel; ARGV: id, life, most. Returns the version of the note, which is when it ends. */
    NOTE("""
            local over = text(now + ARGV[2])
            redis.call('ZADD', KEYS[1], over, ARGV[1])
            redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', text(now))
            redis.call('ZREMRANGEBYRANK', KEYS[1], 0, -(ARGV[3] + 1))
            if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[2]) then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
            redis.call('PUBLISH', KEYS[2], over .. ' ' .. ARGV[2] .. ' ' .. ARGV[1])
            return over
            """),
    /** KEYS: the set; ARGV: most. Returns the present time, then ids and when each ends. */
    NOTES("""
            local found = redis.call('ZRANGE', KEYS[1], '+inf', text(now), 'BYSCORE', 'REV', 'LIMIT', 0, ARGV[1], 'WITHSCORES')
            table.insert(found, 1, text(now))
            return found
            """),
    /** KEYS: a list's ids by age, its texts, its counts; ARGV: most, life, then ids and texts. */
    KEEP(Script.PRUNE + """
            for i = 3, #ARGV, 2 do
              redis.call('ZADD', KEYS[1], text(now), ARGV[i])
              redis.call('HSET', KEYS[2], ARGV[i], ARGV[i + 1])
            end
            prune()
            """),
    /** KEYS: as above; ARGV: what those that were there count as, then ids. */
    TAKE_OFF("""
            local there = 0
            for i = 2, #ARGV do
              there = there + redis.call('ZREM', KEYS[1], ARGV[i])
              redis.call('HDEL', KEYS[2], ARGV[i])
            end
            if there > 0 then redis.call('HINCRBY', KEYS[3], ARGV[1], there) end
            """),
    /** KEYS: as above; ARGV: most, life. Returns how many were done and dropped, then ids and texts, the oldest first. */
    KEPT(Script.PRUNE + """
            prune()
            local found = {redis.call('HGET', KEYS[3], 'done') or '0', redis.call('HGET', KEYS[3], 'dropped') or '0'}
            for _, id in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
              table.insert(found, id)
              table.insert(found, redis.call('HGET', KEYS[2], id) or '')
            end
            return found
            """);

    /** The bounds of a list. Its keys outlive its entries by an hour, so that all that go are counted. */
    private static final String PRUNE = """
            local function prune()
              local gone = redis.call('ZRANGE', KEYS[1], '-inf', text(now - ARGV[2]), 'BYSCORE')
              local excess = redis.call('ZCARD', KEYS[1]) - #gone - ARGV[1]
              if excess > 0 then
                for _, id in ipairs(redis.call('ZRANGE', KEYS[1], #gone, #gone + excess - 1)) do table.insert(gone, id) end
              end
              for _, id in ipairs(gone) do
                redis.call('ZREM', KEYS[1], id)
                redis.call('HDEL', KEYS[2], id)
              end
              if #gone > 0 then redis.call('HINCRBY', KEYS[3], 'dropped', #gone) end
              for _, key in ipairs(KEYS) do redis.call('PEXPIRE', key, text(ARGV[2] + 3600000)) end
            end
            """;

    private static final String CLOCK = """
            local function text(number) return string.format('%.0f', number) end
            local time = redis.call('TIME')
            local micros = time[1] * 1000000 + time[2]
            local now = math.floor(micros / 1000)
            """;

    private final String text;

    Script(String steps) {
        this.text = CLOCK + steps;
    }

    String text() {
        return text;
    }
}
