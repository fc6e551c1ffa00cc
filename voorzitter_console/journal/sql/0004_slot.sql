-- The lock on the vault: values kept under a key (lock.py). Nothing else of a row changes, and nothing goes back to plain.
CREATE FUNCTION herschrijf(p_rijen jsonb) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  g text := de_gemeente();
  aantal integer;
BEGIN
  PERFORM pg_catalog.set_config('voorzitter_console.slot', 'ja', true);
  UPDATE kluis k SET waarde = r ->> 2, zout = r ->> 3 FROM pg_catalog.jsonb_array_elements(p_rijen) r
    WHERE k.gemeente = g AND k.id = r ->> 0 AND k.veld = r ->> 1;
  GET DIAGNOSTICS aantal = ROW_COUNT;
  PERFORM pg_catalog.set_config('voorzitter_console.slot', '', true);
  RETURN aantal;
END $$;

CREATE OR REPLACE FUNCTION alleen_erbij() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND TG_TABLE_NAME IN ('kluis', 'bewijs', 'bewijsdeel')
    AND current_setting('voorzitter_console.wist', true) = 'ja' THEN
    RETURN OLD;
  END IF;
  IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'stroom' THEN
    IF NEW.id = OLD.id AND NEW.nummer = OLD.nummer AND NEW.gemeente = OLD.gemeente AND NEW.epoch >= OLD.epoch
      AND (NEW.aantal > OLD.aantal OR (NEW.aantal = OLD.aantal AND NEW.kop = OLD.kop)) THEN
      RETURN NEW;
    END IF;
  END IF;
  IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'kluis' AND current_setting('voorzitter_console.slot', true) = 'ja' THEN
    IF NEW.id = OLD.id AND NEW.veld = OLD.veld AND NEW.gemeente = OLD.gemeente AND NEW.zout LIKE 'slot1:%' THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'In % wordt niets veranderd of verwijderd.', TG_TABLE_NAME;
END $$;

REVOKE ALL ON FUNCTION herschrijf(jsonb) FROM PUBLIC;

CREATE OR REPLACE FUNCTION geef_rechten() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  rol text;
BEGIN
  FOREACH rol IN ARRAY ARRAY['meekijker', 'griffier', 'voorzitter', 'archief'] LOOP
    CONTINUE WHEN NOT EXISTS (SELECT FROM pg_catalog.pg_roles r WHERE r.rolname = rol);
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), rol);
    EXECUTE format('GRANT SELECT ON kenmerk, vorm, stroom, vastlegging, eigendom TO %I', rol);
    CONTINUE WHEN rol = 'meekijker';
    EXECUTE format('GRANT SELECT ON kluis, bewijs, bewijsdeel TO %I', rol);
    EXECUTE format('GRANT EXECUTE ON FUNCTION schrijf(text, jsonb, text, integer, text),
      bewaar_deel(text, integer, bytea), bewaar_bewijs(text, text, bigint), draag_over(text, integer, text, text) TO %I', rol);
  END LOOP;
  IF EXISTS (SELECT FROM pg_catalog.pg_roles r WHERE r.rolname = 'archief') THEN
    GRANT EXECUTE ON FUNCTION wis(text, jsonb, jsonb, text, integer, text), wis_bewijs(text), herschrijf(jsonb) TO archief;
  END IF;
END $$;
REVOKE ALL ON FUNCTION geef_rechten() FROM PUBLIC;
SELECT geef_rechten();

DO $$
DECLARE
  functie regprocedure;
BEGIN
  FOR functie IN SELECT p.oid FROM pg_catalog.pg_proc p
    WHERE p.pronamespace = current_schema()::regnamespace AND p.proname IN ('herschrijf', 'alleen_erbij', 'geef_rechten')
  LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', functie, current_schema());
  END LOOP;
END $$;
