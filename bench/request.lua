-- The request of a scenario for wrk: @N@ in its path and body runs through the profiles, @SEQ@ never repeats, @NOW@ is when
-- the load begins.
local method, path, body = os.getenv("BENCH_METHOD"), os.getenv("BENCH_PATH"), os.getenv("BENCH_BODY")
local profiles = tonumber(os.getenv("BENCH_PROFILES"))
local headers = { ["Authorization"] = os.getenv("BENCH_KEY"), ["Content-Type"] = "application/json" }
body = body:gsub("@NOW@", os.date("!%Y-%m-%dT%H:%M:%SZ"))
local unique = body:find("@SEQ@", 1, true) ~= nil
-- Two runs within ten minutes must not send the same case.
local sequence = (os.time() % 900) * 1000
local prepared, turn = {}, 0

local function written(number)
  local n = string.format("%02d", number)
  local text = body:gsub("@N@", n)
  if unique then
    sequence = sequence + 1
    text = text:gsub("@SEQ@", tostring(sequence))
  end
  return wrk.format(method, (path:gsub("@N@", n)), headers, text ~= "" and text or nil)
end

function init()
  for number = 0, profiles - 1 do
    prepared[number] = written(number)
  end
end

function request()
  turn = (turn + 1) % profiles
  return unique and written(turn) or prepared[turn]
end

function done(summary)
  local errors = summary.errors
  print(string.format('{"requests": %d, "micros": %d, "refused": %d, "broken": %d}', summary.requests, summary.duration,
    errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
